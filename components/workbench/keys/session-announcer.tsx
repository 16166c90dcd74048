'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { isHeldBack, type SessionSnapshot } from '../session/session-snapshot';

const BEGINNING_MAX = 300;

/** How a text begins, to be read out when it opens. */
function beginningOf(text: string): string {
  const beginning = [...text.slice(0, 2 * BEGINNING_MAX)].slice(0, BEGINNING_MAX).join('');
  return beginning.length < text.length ? `${beginning} …` : beginning;
}

/** Tells a screen reader which item is open and how a text begins, whether all is saved, and why nothing was submitted. */
export function SessionAnnouncer({ session }: { session: SessionSnapshot }) {
  const t = useTranslations('announce');
  const words = useTranslations('session');
  const [said, setSaid] = useState('');
  const { unsentCount, save, phase } = session;
  const isRefused = isHeldBack(session);
  const name = session.item?.assignment.item.name ?? null;
  const text = beginningOf(session.item?.assignment.item.text ?? '');
  const last = useRef(save);

  useEffect(() => {
    if (name !== null) setSaid(text === '' ? t('item', { name }) : t('itemText', { name, text }));
    else if (phase === 'done') setSaid(t('done'));
  }, [name, text, phase, t]);

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
