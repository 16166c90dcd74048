'use client';

import { Button, Kbd, Progress, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { Editor } from '@/editor/editor';
import { isWriting } from '../keys/key-input';
import { keysOf, shortcutText } from '../keys/shortcut-text';
import { useEditorState } from '../use-editor';
import classes from './tour-bar.module.css';
import { useTour } from './use-tour';

/** A class other than the one in hand, and its key: what the tour asks to be pressed. */
function otherClassKey(editor: Editor): string {
  const { activeClassId } = editor.getState();
  const found = editor.keymap.bindings.find(
    ({ action, args }) => action.id === 'set-class' && args.classId !== activeClassId,
  );
  return found === undefined ? '1' : keysOf(found.shortcut).join(' ');
}

/** Draws a ring around what the step is about, wherever the page puts it. */
function useRing(selector: string | undefined): void {
  useEffect(() => {
    if (selector === undefined) return;
    const mark = () => {
      const target = document.querySelector(selector);
      if (target?.hasAttribute('data-tour-here') === false) {
        for (const old of document.querySelectorAll('[data-tour-here]')) {
          old.removeAttribute('data-tour-here');
        }
        target.setAttribute('data-tour-here', '');
      }
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      for (const old of document.querySelectorAll('[data-tour-here]')) {
        old.removeAttribute('data-tour-here');
      }
    };
  }, [selector]);
}

/** Escape ends the tour, unless it is meant for something else: a gesture, a selection, a dialog. */
function useEscape(editor: Editor, onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isWriting(event.target)) return;
      if (document.querySelector('[aria-modal="true"], [role="menu"]') !== null) return;
      const { isInGesture, selectedIds } = editor.getState();
      if (!isInGesture && selectedIds.length === 0) latest.current();
    };
    // before the editor hears of it: afterwards nothing is selected in any case
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [editor]);
}

/** The tour: a bar above the work that says what to do next, and goes on once it was done. */
export function TourBar({
  project,
  editor,
  submittedCount,
  onEnd,
}: {
  project: ProjectView;
  editor: Editor;
  submittedCount: number;
  onEnd: () => void;
}) {
  const t = useTranslations('tour');
  const { step, place, count, next, leave } = useTour(project, editor, submittedCount, onEnd);
  useEditorState(editor);
  useRing(step.target);
  useEscape(editor, leave);
  const isFirst = place === 1;
  const isLast = place === count;
  const key = (id: string) => shortcutText(editor, id);
  const values = {
    class: otherClassKey(editor),
    byKeys: key('draw-by-keyboard'),
    undo: key('undo'),
    accept: key('accept-selected'),
    reject: key('reject-selected'),
    zoomIn: key('zoom-in'),
    fit: key('zoom-to-fit'),
    submit: key('submit'),
    keys: key('open-shortcuts'),
    palette: key('open-palette'),
    key: (chunks: ReactNode) => <Kbd size="xs">{chunks}</Kbd>,
  };
  return (
    <section className={classes.bar} aria-label={t('title')} data-testid="tour" data-step={step.id}>
      <Progress
        value={(100 * place) / count}
        size={3}
        radius={0}
        aria-label={t('progress', { place, count })}
        className={classes.progress ?? ''}
      />
      <div className={classes.words} role="status" aria-live="polite">
        <Text size="sm" fw={600} component="span">
          {t(`${project.kind === 'text' ? 'text_' : ''}${step.id}Title`)}
        </Text>
        <Text size="sm" component="span">
          {t.rich(`${project.kind === 'text' ? 'text_' : ''}${step.id}`, values)}
        </Text>
      </div>
      <div className={classes.buttons}>
        <Text size="xs" c="dimmed" component="span">
          {t('place', { place, count })}
        </Text>
        {!isLast && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={leave}>
            {t('skip')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant={isFirst || isLast ? 'filled' : 'default'}
          onClick={isLast ? leave : next}
        >
          {isLast ? t('finish') : isFirst ? t('start') : t('next')}
        </Button>
      </div>
    </section>
  );
}
