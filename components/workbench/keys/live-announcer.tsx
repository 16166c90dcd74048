'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { excerptOf, useRegionName } from '../panels/region-name';
import {
  describeCrossing,
  describeStep,
  type Spoken,
  type SpokenState,
  spokenPolygonOf,
} from './describe-step';
import { sayAgain } from './say-again';

/** Held keys and quick steps are told once they rest: a screen reader would only stumble after them. */
const REST_MS = 150;

function spokenStateOf(editor: Editor): SpokenState {
  const state = editor.getState();
  const regions = editor.getRegions();
  const [only] = state.selectedIds;
  const region = state.selectedIds.length === 1 ? regions.find(({ id }) => id === only) : undefined;
  return {
    regions,
    selectedIds: state.selectedIds,
    activeClassId: state.activeClassId,
    itemClassIds: state.item.classIds,
    isHidden: state.isHidden,
    cursor: state.keyboardCursor,
    polygon: spokenPolygonOf(region, state.cornerIndex),
  };
}

/** Returns how to put into words what has happened to the item. */
function useWords(editor: Editor, schema: LabelSchema): (spoken: Spoken) => string {
  const t = useTranslations('announce');
  const nameRegion = useRegionName();
  const nameOf = (classId: number) => schema.classes.find(({ id }) => id === classId)?.name ?? '';
  return (spoken) => {
    switch (spoken.kind) {
      case 'region': {
        const regions = editor.getRegions();
        const place = regions.findIndex(({ id }) => id === spoken.id);
        const region = regions[place];
        if (region === undefined) return '';
        const isHidden = editor.getState().hiddenIds.has(region.id);
        const excerpt = excerptOf(editor, region);
        const about = { place: place + 1, count: regions.length, isHidden, excerpt };
        const words = nameRegion(region, { ...about, name: nameOf(region.classId) });
        if (!spoken.isNew) return words;
        return t(region.kind === 'span' ? 'marked' : 'drawn', { region: words });
      }
      case 'class':
        return t('class', { name: nameOf(spoken.classId) });
      case 'itemClasses':
        return spoken.classIds.length === 0
          ? t('noClass')
          : t('itemClasses', { names: spoken.classIds.map(nameOf).join(', ') });
      case 'selectedMany':
      case 'deleted':
        return t(spoken.kind, { count: spoken.count });
      case 'cursor':
        return t('cursor', { x: spoken.x, y: spoken.y });
      case 'taken':
        return t('taken', {
          place: spoken.place,
          count: spoken.count,
          x: spoken.x,
          y: spoken.y,
        });
      case 'corner':
        return t('corner', {
          x: spoken.x,
          y: spoken.y,
          width: spoken.width,
          height: spoken.height,
        });
      default:
        return t(spoken.kind);
    }
  };
}

/** Tells a screen reader, politely, what hands have done to the picture or text at hand. */
export function LiveAnnouncer({ editor, schema }: { editor: Editor; schema: LabelSchema }) {
  const t = useTranslations('announce');
  const workbench = useTranslations('workbench');
  const [said, setSaid] = useState('');
  const wordsOf = useWords(editor, schema);
  const words = useRef(wordsOf);
  const step = useRef<'undone' | 'redone' | null>(null);
  useEffect(() => {
    words.current = wordsOf;
  });

  useEffect(() => {
    let told = spokenStateOf(editor);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      if (editor.getState().isInGesture && editor.getState().keyboardCursor === null) return;
      const now = spokenStateOf(editor);
      const spoken = describeStep(told, now);
      const crossing = describeCrossing(told, now);
      const lead = step.current === null ? '' : t(step.current);
      told = now;
      step.current = null;
      const text = spoken === null ? '' : words.current(spoken);
      const more = crossing === null ? '' : words.current(crossing);
      const sentence = [lead, text, more].filter((part) => part !== '').join('. ');
      if (sentence !== '') setSaid((before) => sayAgain(before, sentence));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, REST_MS);
    };
    const unsubscribe = editor.subscribe(later);
    const stopListening = editor.on('change', ({ kind }) => {
      if (kind === 'undo') step.current = 'undone';
      else if (kind === 'redo') step.current = 'redone';
      later();
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
      stopListening();
    };
  }, [editor, t]);

  useEffect(
    () =>
      editor.on('request', ({ kind }) => {
        if (kind !== 'missing-class') return;
        setSaid((before) => sayAgain(before, workbench('missingClass')));
      }),
    [editor, workbench],
  );

  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="said">
      {said}
    </VisuallyHidden>
  );
}
