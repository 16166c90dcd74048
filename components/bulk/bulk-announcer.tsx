'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { sayAgain } from '../workbench/keys/say-again';
import type { BulkNews } from './bulk-session';

/** Tells a screen reader, politely, what a key has done to how many items. */
export function BulkAnnouncer({
  news,
  nameOf,
}: {
  news: BulkNews | null;
  nameOf: (classId: number) => string;
}) {
  const t = useTranslations('bulk');
  const [said, setSaid] = useState('');
  const told = useRef(news);
  useEffect(() => {
    if (news === null || news === told.current) return;
    told.current = news;
    const { kind, count, classId } = news;
    // what was left out stands, and is said, beside the number of the selected
    if (count === 0 && kind !== 'undone') return;
    const name = classId === null ? '' : nameOf(classId);
    setSaid((before) => sayAgain(before, t(`said_${kind}`, { count, name })));
  }, [news, nameOf, t]);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="bulk-said">
      {said}
    </VisuallyHidden>
  );
}
