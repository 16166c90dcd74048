'use client';

import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommentPoint, CommentView } from '@/core/contracts/list-comments.contract';
import type { Editor } from '@/editor/editor';
import type { RegionId } from '@/editor/records';

export type SidePanelTab = 'regions' | 'comments';

/** What a new comment is about; null: the item. */
export type CommentTarget =
  | { readonly regionId: RegionId }
  | { readonly point: CommentPoint }
  | null;

/** Below this the panel would take too much from the picture: it lies over it, and only when asked for. */
const NARROW = '(max-width: 60em)';

/** What in the panel gets the focus once it is there. */
const FIELDS = {
  class: '[data-find-class]',
  comment: '[data-new-comment] textarea',
} as const;

/** The side panel as a person has it: open or away, its tab, and what a comment is being written on. */
export interface SidePanelState {
  readonly isOpen: boolean;
  /** It lies over the picture instead of beside it. */
  readonly isDrawer: boolean;
  readonly tab: SidePanelTab;
  readonly target: CommentTarget;
  readonly chosenThread: CommentView['id'] | null;
  setOpen(isOpen: boolean): void;
  setTab(tab: SidePanelTab): void;
  writeComment(target: CommentTarget): void;
  /** Null: the comments, none of them above the others. */
  showThread(id: CommentView['id'] | null): void;
}

function targetOf(editor: Editor): CommentTarget {
  const { selectedIds } = editor.getState();
  const [only] = selectedIds;
  return selectedIds.length === 1 && only !== undefined ? { regionId: only } : null;
}

/**
 * Keeps the side panel's state and answers what the editor asks of it. The second is the `ref` of
 * the panel's outermost element. Without regions it holds the comments alone, and is away at first.
 */
export function useSidePanel(
  editor: Editor,
  hasRegions: boolean,
): readonly [SidePanelState, (element: HTMLElement | null) => void] {
  const isDrawer = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const [isBesideOpen, setBesideOpen] = useLocalStorage({
    key: hasRegions ? 'concord-side-panel-open' : 'concord-comments-open',
    defaultValue: hasRegions,
    getInitialValueInEffect: false,
  });
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [tab, setTab] = useState<SidePanelTab>(hasRegions ? 'regions' : 'comments');
  const [target, setTarget] = useState<CommentTarget>(null);
  const [chosenThread, setChosenThread] = useState<CommentView['id'] | null>(null);
  const [wanted, setWanted] = useState<{ field: keyof typeof FIELDS } | null>(null);
  const [opened, setOpened] = useState(editor);
  if (opened !== editor) {
    // another item: what was looked at and written about belongs to the one before
    setOpened(editor);
    setDrawerOpen(false);
    setTab(hasRegions ? 'regions' : 'comments');
    setTarget(null);
    setChosenThread(null);
    setWanted(null);
  }
  const element = useRef<HTMLElement | null>(null);
  const attach = useCallback((attached: HTMLElement | null) => {
    element.current = attached;
  }, []);
  const isOpen = isDrawer ? isDrawerOpen : isBesideOpen;
  const setOpen = isDrawer ? setDrawerOpen : setBesideOpen;

  const writeComment = useCallback(
    (about: CommentTarget) => {
      setOpen(true);
      setTab('comments');
      setTarget(about);
      setWanted({ field: 'comment' });
    },
    [setOpen],
  );
  const showThread = useCallback(
    (id: CommentView['id'] | null) => {
      setOpen(true);
      setTab('comments');
      setChosenThread(id);
    },
    [setOpen],
  );
  useEffect(
    () =>
      editor.on('request', ({ kind }) => {
        if (kind === 'toggle-side-panel' && hasRegions) setOpen(!isOpen);
        else if (kind === 'write-comment') writeComment(targetOf(editor));
        else if (kind === 'find-class' && hasRegions) {
          setOpen(true);
          setWanted({ field: 'class' });
        }
      }),
    [editor, hasRegions, isOpen, setOpen, writeComment],
  );
  useEffect(() => {
    if (wanted === null) return;
    element.current?.querySelector<HTMLElement>(FIELDS[wanted.field])?.focus();
  }, [wanted]);
  useEffect(() => {
    if (chosenThread === null || tab !== 'comments') return;
    const row = element.current?.querySelector(`[data-thread="${chosenThread}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }, [chosenThread, tab]);

  const panel = {
    ...{ isOpen, isDrawer, tab, target, chosenThread },
    ...{ setOpen, setTab, writeComment, showThread },
  };
  return [panel, attach];
}
