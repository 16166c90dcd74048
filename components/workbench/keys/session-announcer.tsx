'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { isHeldBack, type SessionSnapshot } from '../session/session-snapshot';

/** Tells a screen reader which item is open, whether all is saved, and why nothing was submitted. */
export function SessionAnnouncer({ session }: { session: SessionSnapshot }) {
  const t = useTranslations('announce');
  const words = useTranslations('session');
  const [said, setSaid] = useState('');
  const { unsentCount, save, phase } = session;
  const isRefused = isHeldBack(session);
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

  useEffect(() => {
    if (isRefused) setSaid(words('looking_back'));
  }, [isRefused, words]);

  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}
