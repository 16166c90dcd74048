'use client';

import {
  type NetworkMode,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '@/core/contracts/contract';
import { type CallInput, ConcordClient } from '@/sdk/concord-client';

/** The page's own client: same origin, session cookie. */
export const api = new ConcordClient();

export function queryKeyOf<C extends Contract>(contract: C, input: CallInput<C> = {}) {
  return [contract.id, input.params ?? {}, input.query ?? {}] as const;
}

type Data<C extends Contract> = z.output<C['response']>;

/** Reads a GET contract through the cache. */
export function useApiQuery<C extends Contract>(
  contract: C,
  input: CallInput<C> = {},
  options: Omit<UseQueryOptions<Data<C>>, 'queryKey' | 'queryFn'> = {},
): UseQueryResult<Data<C>> {
  return useQuery<Data<C>>({
    queryKey: queryKeyOf(contract, input),
    queryFn: ({ signal }) => api.call(contract, { ...input, signal }),
    ...options,
  });
}

/** Calls a contract that changes something, then reads anew whatever the named contracts gave. */
export function useApiMutation<C extends Contract>(
  contract: C,
  options: {
    refresh?: readonly Contract[];
    /** `always`: fails while there is no network, instead of waiting for it. */
    networkMode?: NetworkMode;
    onSuccess?: (data: Data<C>) => void;
  } = {},
): UseMutationResult<Data<C>, Error, CallInput<C>> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<C>) => api.call(contract, input),
    networkMode: options.networkMode ?? 'online',
    onSuccess: async (data) => {
      await Promise.all(
        (options.refresh ?? []).map(({ id }) => cache.invalidateQueries({ queryKey: [id] })),
      );
      options.onSuccess?.(data);
    },
  });
}
