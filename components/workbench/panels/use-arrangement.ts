'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { type Arrangement, PLAIN, readOrder } from './arrange-regions';

/** Keeps what the region list shows: its order for all items, in the browser, its filters for one. */
export function useArrangement(): readonly [Arrangement, (arrangement: Arrangement) => void] {
  const [filters, setFilters] = useState(PLAIN);
  const [order, setOrder] = useLocalStorage<unknown>({
    key: 'concord-region-order',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const arrangement = useMemo(() => ({ ...filters, ...readOrder(order) }), [filters, order]);
  const arrange = useCallback(
    (next: Arrangement) => {
      setFilters(next);
      setOrder({ sort: next.sort, isReversed: next.isReversed });
    },
    [setOrder],
  );
  return [arrangement, arrange];
}
