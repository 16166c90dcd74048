import { AppError } from '@/core/errors';
import { findActor } from '../auth/find-actor';
import { errorToResponse } from '../http/error-to-response';
import { metrics } from './metrics';

/** Answers Prometheus text to an instance admin: scrape it with a token that has the scope `admin`. */
export async function answerMetrics(request: Request): Promise<Response> {
  try {
    const actor = await findActor(request);
    if (actor === null) throw new AppError('unauthenticated');
    const hasScope = actor.scopes === null || actor.scopes.includes('admin');
    if (actor.instanceRole !== 'admin' || !hasScope) throw new AppError('forbidden');
    const { registry } = metrics();
    return new Response(await registry.metrics(), {
      headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
    });
  } catch (error) {
    return errorToResponse(error, 'metrics');
  }
}
