'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Editor } from '@/editor/editor';
import { selectedRange } from '@/editor/text/text-selection';
import { useTextScene } from './use-text-scene';

const SETTLE_MS = 120;
const EXCERPT_CODE_POINTS_MAX = 80;

/** Tells a screen reader where the caret of a text is, and what is chosen. */
export function TextAnnouncer({ editor }: { editor: Editor }) {
  const t = useTranslations('text-work');
  const { selection, selectedIds } = useTextScene(editor);
  const [said, setSaid] = useState('');
  const model = editor.text?.model;
  const hasSpan = selectedIds.length > 0;
  useEffect(() => {
    // a span that was just marked is told of by itself
    if (model === undefined || selection === null || hasSpan) return;
    const timer = setTimeout(() => {
      const chosen = selectedRange(selection);
      const { start, end } = chosen ?? model.wordAt(selection.focus);
      const text = model.slice({ start, end: Math.min(end, start + EXCERPT_CODE_POINTS_MAX) });
      setSaid(chosen === null ? t('saidCaret', { text: text.trim() }) : t('saidChosen', { text }));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [model, selection, hasSpan, t]);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="said-of-text">
      {said}
    </VisuallyHidden>
  );
}
