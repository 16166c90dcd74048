/**
 * Every error the product can answer with: a stable code, its HTTP status, whether trying the
 * same request again can help, and a sentence for people.
 */
export const ERRORS = {
  bad_request: { status: 400, isRetryable: false, title: 'The request is not valid' },
  unauthenticated: { status: 401, isRetryable: false, title: 'Sign in or send a valid token' },
  wrong_password: { status: 401, isRetryable: false, title: 'E-mail or password is wrong' },
  forbidden: { status: 403, isRetryable: false, title: 'Your role does not allow this' },
  cross_site: { status: 403, isRetryable: false, title: 'The request came from another site' },
  not_found: { status: 404, isRetryable: false, title: 'Not found' },
  conflict: { status: 409, isRetryable: false, title: 'This conflicts with the present state' },
  in_progress: { status: 409, isRetryable: true, title: 'The same request is still running' },
  last_admin: { status: 409, isRetryable: false, title: 'The last admin cannot be removed' },
  last_manager: { status: 409, isRetryable: false, title: 'The last manager cannot be removed' },
  stale_fence: { status: 409, isRetryable: false, title: 'Another worker has taken this run over' },
  assignment_closed: { status: 409, isRetryable: false, title: 'This assignment is closed' },
  withdrawal_closed: {
    status: 409,
    isRetryable: false,
    title: 'This answer can no longer be taken back',
  },
  gone: { status: 410, isRetryable: false, title: 'This link was used or has expired' },
  stale_version: { status: 412, isRetryable: false, title: 'Somebody changed this meanwhile' },
  too_large: { status: 413, isRetryable: false, title: 'The upload is too large' },
  unsupported_type: { status: 415, isRetryable: false, title: 'This kind of file is not accepted' },
  invalid: { status: 422, isRetryable: false, title: 'Some values are not valid' },
  key_reused: {
    status: 422,
    isRetryable: false,
    title: 'This Idempotency-Key was used for another request',
  },
  invalid_model: { status: 422, isRetryable: false, title: 'The model was refused' },
  version_required: { status: 428, isRetryable: false, title: 'Send If-Match with the version' },
  rate_limited: { status: 429, isRetryable: true, title: 'Too many requests' },
  internal: { status: 500, isRetryable: true, title: 'Something failed on the server' },
  unavailable: { status: 503, isRetryable: true, title: 'The server is not ready' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The one error that use cases throw; the route wrapper alone turns it into an answer. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(
    code: ErrorCode,
    options: { message?: string; cause?: unknown; details?: unknown } = {},
  ) {
    super(options.message ?? ERRORS[code].title, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
  }
}
