'use client';

import { useMemo } from 'react';
import type { Editor } from '@/editor/editor';
import { useSettledRegions } from './use-settled';

/** How many regions each class has in this item, by class id. */
export function useClassCounts(editor: Editor): ReadonlyMap<number, number> {
  const regions = useSettledRegions(editor);
  return useMemo(() => {
    const counts = new Map<number, number>();
    for (const { classId } of regions) counts.set(classId, (counts.get(classId) ?? 0) + 1);
    return counts;
  }, [regions]);
}
