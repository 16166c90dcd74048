'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { SessionSnapshot } from '../session/session-snapshot';

/** Tells a screen reader which item is open, and whether all is saved. */
export function SessionAnnouncer({ session }: { session: SessionSnapshot }) {
  const t = useTranslations('announce');
  const [said, setSaid] = useState('');
  const { unsentCount, save, phase } = session;
  const name = session.item?.assignment.item.name ?? null;
  const last = useRef(save);

  useEffect(() => {
    if (name !== null) setSaid(t('item', { name }));
    else if (phase === 'done') setSaid(t('done'));
  }, [name, phase, t]);

  useEffect(() => {
    const before = last.current;
    last.current = save;
    if (save === 'offline' && before !== 'offline') setSaid(t('offline', { count: unsentCount }));
    if (save === 'saved' && before === 'offline') setSaid(t('online'));
  }, [save, unsentCount, t]);

  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}
