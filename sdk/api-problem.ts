import type { z } from 'zod';
import type { ProblemSchema } from '@/core/contracts/common';

type Problem = z.infer<typeof ProblemSchema>;

/** What the server answered instead of success; `code` is stable. `network` means no answer at all. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(problem: Pick<Problem, 'code' | 'status' | 'detail'> & { details?: unknown }) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.details = problem.details;
  }
}

/** Reads problem+json; whatever else came becomes `internal` with the status. */
export async function toApiProblem(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null;
  return new ApiProblem({
    code: body?.code ?? 'internal',
    status: response.status,
    detail: body?.detail ?? response.statusText,
    details: body?.details,
  });
}
