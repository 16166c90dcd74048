'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { Contract } from '@/core/contracts/contract';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import type { CallInput } from '@/sdk/concord-client';
import { isUnreachable } from '../../api/is-unreachable';
import { api, queryKeyOf } from '../../api/use-api';
import type { BenchCopy } from '../../offline/copy-store';
import { openCopies } from '../../offline/open-copies';
import { removeCopiesOfOthers } from '../../offline/remove-copies';
import { whenIdle } from '../../ui/when-idle';
import { PATIENCE_MS } from './patience';

type Data<C extends Contract> = z.output<C['response']>;

/**
 * Asks the server, and where none answers the copy of the last opening, once for as long as the
 * page is open. Without a network it is asked as well: whether there is one, only asking tells.
 */
function useKept<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  projectId: string,
  read: (copy: BenchCopy) => Data<C>,
) {
  return useQuery<Data<C>>({
    queryKey: queryKeyOf(contract, input),
    queryFn: async ({ signal }) => {
      try {
        const timeoutMs = PATIENCE_MS.opening;
        return await api.call(contract, { ...input, signal, timeoutMs });
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        const copies = await openCopies();
        const copy = await copies.readBench(projectId).catch(() => null);
        // where nothing is kept a slow answer is better than none
        return copy === null ? api.call(contract, { ...input, signal }) : read(copy);
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
}

/** What the workbench stands on: the project and who is working. */
export function useBenchGround(projectId: EntityId<'project'>) {
  const project = useKept(
    getProjectContract,
    { params: { projectId } },
    projectId,
    (copy) => copy.project,
  );
  const me = useKept(getMeContract, {}, projectId, (copy) => copy.me);
  const userId = me.data?.id;
  useEffect(() => {
    if (userId !== undefined) whenIdle(() => void removeCopiesOfOthers(userId));
  }, [userId]);
  return { project, me };
}
