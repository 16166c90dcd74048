'use client';

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { Editor } from '@/editor/editor';
import type { EditorRequest } from '@/editor/editor-context';
import { Keymap } from '@/editor/keymap';
import { usePreferences } from '../../preferences/use-preferences';
import { openPalette } from '../../shell/command-palette';
import { type Guide, useGuide } from '../guide/use-guide';
import { toKeyInput } from './key-input';

export type HelpRequest = 'open-palette' | 'open-shortcuts' | 'toggle-guide' | 'start-tour';

const HELP: readonly string[] = ['open-palette', 'open-shortcuts', 'toggle-guide', 'start-tour'];

function isHelp(kind: EditorRequest['kind']): kind is HelpRequest {
  return HELP.includes(kind);
}

/** What stands beside the work to help with it: keys, palette, guide and tour. */
export interface Help {
  readonly keymap: Keymap;
  readonly isSheetOpen: boolean;
  readonly guide: Guide;
  readonly isTourOpen: boolean;
  closeSheet(): void;
  setTourOpen(isOpen: boolean): void;
  ask(request: HelpRequest): void;
}

/** Gives the editor the person's keys, and answers what editor, buttons and keys ask for. */
export function useHelp(project: ProjectView, editor: Editor | null): Help {
  const { preferences, isLoaded } = usePreferences();
  const settings = preferences.keymap;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isTourOpen, setTourOpen] = useState(false);
  const isTourDue =
    project.isDemo && isLoaded && !preferences.toursDone.includes(project.kind) && editor !== null;
  const guide = useGuide(project, isTourOpen || isTourDue);
  const hasToured = useRef(false);
  useEffect(() => {
    if (!isTourDue || hasToured.current) return;
    hasToured.current = true;
    setTourOpen(true);
  }, [isTourDue]);
  const { kind, labelSchema } = project;
  const keymap = useMemo(
    () => new Keymap(kind, labelSchema, settings),
    [kind, labelSchema, settings],
  );
  useLayoutEffect(() => editor?.setKeys(settings), [editor, settings]);

  const { toggle: toggleGuide } = guide;
  const ask = useCallback(
    (request: HelpRequest) => {
      if (request === 'open-palette') openPalette();
      else if (request === 'open-shortcuts') setSheetOpen(true);
      else if (request === 'toggle-guide') toggleGuide();
      else setTourOpen(true);
    },
    [toggleGuide],
  );
  useEffect(
    () =>
      editor?.on('request', (request) => {
        if (isHelp(request.kind)) ask(request.kind);
      }),
    [editor, ask],
  );
  useEffect(() => {
    // between two items there is no editor, and help is still to be had
    if (editor !== null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const id = keymap.resolve(toKeyInput(event))?.action.id;
      const request = HELP.find((kind) => kind === id);
      if (request === undefined) return;
      event.preventDefault();
      ask(request as HelpRequest);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor, keymap, ask]);

  return {
    keymap,
    isSheetOpen,
    guide,
    isTourOpen,
    closeSheet: () => setSheetOpen(false),
    setTourOpen,
    ask,
  };
}
