import { ApiProblem } from '@/sdk/api-problem';

/** True where no server has answered a call, or none that was in a state to. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}
