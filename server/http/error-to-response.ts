import { z } from 'zod';
import { AppError, ERRORS } from '@/core/errors';
import { log } from '../log';

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) {
    return new AppError('bad_request', {
      message: z.prettifyError(error),
      details: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      cause: error,
    });
  }
  return new AppError('internal', { cause: error });
}

/** Turns whatever a use case threw into problem+json (RFC 9457) with a stable code. */
export function errorToResponse(thrown: unknown, route: string): Response {
  const error = toAppError(thrown);
  const { status, title } = ERRORS[error.code];
  if (status >= 500) log().error({ err: error, cause: error.cause, route }, 'request failed');
  const body = {
    type: `urn:concord:error:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.code === 'internal' ? title : error.message,
    ...(error.details === undefined ? {} : { details: error.details }),
  };
  return Response.json(body, {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
