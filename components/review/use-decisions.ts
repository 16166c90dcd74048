'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { adjudicateTaskContract } from '@/core/contracts/adjudicate-task.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listDisputesContract } from '@/core/contracts/list-disputes.contract';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { type EntityId, newId } from '@/core/ids';
import { ApiProblem } from '@/sdk/api-problem';
import { api } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';

export type Decision = z.input<(typeof adjudicateTaskContract)['body']>;

const ATTEMPTS = 5;
const FIRST_WAIT_MS = 500;

const isWorthRetrying = (error: unknown) =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500);

/** Sends a decision until it is stored; the key makes repeated attempts one decision. */
async function store(taskId: EntityId<'task'>, body: Decision): Promise<void> {
  const idempotencyKey = newId('adjudication');
  for (let attempt = 1; ; attempt += 1) {
    try {
      await api.call(adjudicateTaskContract, { params: { taskId }, body, idempotencyKey });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** attempt));
    }
  }
}

/** Stores decisions behind the reviewer's back: nobody waits, a failure comes back as a notice. */
export function useDecisions(onFailed: (taskId: string) => void) {
  const cache = useQueryClient();
  const showProblem = useShowProblem();
  const [unsaved, setUnsaved] = useState(0);
  const decide = useCallback(
    (taskId: EntityId<'task'>, body: Decision) => {
      setUnsaved((count) => count + 1);
      store(taskId, body)
        .then(() => {
          for (const { id } of [listVotesContract, listDisputesContract, getProgressContract]) {
            void cache.invalidateQueries({ queryKey: [id], refetchType: 'none' });
          }
        })
        .catch((error: unknown) => {
          onFailed(taskId);
          showProblem(error);
        })
        .finally(() => setUnsaved((count) => count - 1));
    },
    [cache, onFailed, showProblem],
  );
  return { decide, unsaved };
}
