'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Editor } from '@/editor/editor';
import type { TextSelection } from '@/editor/text/text-selection';
import { sayAgain } from '../keys/say-again';
import { describeCaret } from './describe-caret';
import { useTextScene } from './use-text-scene';

const SETTLE_MS = 120;

/** Tells a screen reader where the caret of a text is, and what is chosen. */
export function TextAnnouncer({ editor }: { editor: Editor }) {
  const t = useTranslations('text-work');
  const { selection, selectedIds } = useTextScene(editor);
  const [said, setSaid] = useState('');
  const told = useRef<TextSelection | null>(null);
  const model = editor.text?.model;
  const hasSpan = selectedIds.length > 0;
  useEffect(() => {
    // a span that was just marked is told of by itself
    if (model === undefined || selection === null || hasSpan) return;
    const timer = setTimeout(() => {
      const words = describeCaret(model, told.current, selection);
      told.current = selection;
      const sentence =
        words.kind === 'chosen'
          ? t('saidChosen', { text: words.text })
          : t('saidCaret', { text: words.kind === 'caret' ? words.text : t(words.kind) });
      setSaid((before) => sayAgain(before, sentence));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [model, selection, hasSpan, t]);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="said-of-text">
      {said}
    </VisuallyHidden>
  );
}
