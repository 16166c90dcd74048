'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Editor } from '@/editor/editor';
import type { CandidateNews } from '@/editor/editor-context';
import type { ModelHelp } from './session/pre-labeller';
import { useEditorState } from './use-editor';

/** Returns what came of asking for a candidate, until a region or the selection changes. */
function useCandidateNews(editor: Editor): CandidateNews | null {
  const [told, setTold] = useState<{ editor: Editor; news: CandidateNews } | null>(null);
  useEffect(
    () =>
      editor.on('request', (request) => {
        if (request.kind === 'tell-candidate') setTold({ editor, news: request.news });
      }),
    [editor],
  );
  useEffect(() => {
    if (told === null) return;
    const regions = editor.getRegions();
    const { selectedIds } = editor.getState();
    return editor.subscribe(() => {
      const isSame =
        editor.getRegions() === regions && editor.getState().selectedIds === selectedIds;
      if (!isSame) setTold(null);
    });
  }, [editor, told]);
  return told?.editor === editor ? told.news : null;
}

/**
 * A quiet word, also to a screen reader, on what came of asking for a model's candidate; where
 * clicks take candidates, how many there are.
 */
export function CandidateNotice({
  editor,
  isLooking,
  help,
}: {
  editor: Editor;
  isLooking: boolean;
  help: ModelHelp | null;
}) {
  const t = useTranslations('candidates');
  const { candidateCount, settings } = useEditorState(editor);
  const news = useCandidateNews(editor);
  const wordsOf = (told: CandidateNews): string => {
    if (told.kind === 'snapped') return t('news_snapped', { count: told.count });
    if (told.kind === 'candidate') {
      return t('news_candidate', { place: told.place, count: told.count });
    }
    if (told.kind === 'unknown' && help?.isPaused) return t('news_paused');
    return told.kind === 'unknown' && isLooking ? t('news_looking') : t(`news_${told.kind}`);
  };
  const hasClicks = settings.takesCandidates && candidateCount !== null;
  const offered = help?.areClicksPaused
    ? t('clicksPaused')
    : t('clicks', { count: candidateCount ?? 0 });
  const standing = hasClicks ? offered : '';
  return (
    <Text size="sm" c="dimmed" truncate role="status" data-testid="candidate-news">
      {news === null ? standing : wordsOf(news)}
    </Text>
  );
}
