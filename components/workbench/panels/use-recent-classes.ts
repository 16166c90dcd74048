'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import type { Editor } from '@/editor/editor';
import { usePanelState } from '../use-editor';

const RECENT_MAX = 10;

/** The classes chosen last in this project, the last first; kept in the browser. */
export function useRecentClasses(editor: Editor, projectId: string): readonly number[] {
  const { activeClassId } = usePanelState(editor);
  const [recent, setRecent] = useLocalStorage<number[]>({
    key: `concord-recent-classes-${projectId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  useEffect(() => {
    if (activeClassId === null) return;
    setRecent((before) =>
      before[0] === activeClassId
        ? before
        : [activeClassId, ...before.filter((id) => id !== activeClassId)].slice(0, RECENT_MAX),
    );
  }, [activeClassId, setRecent]);
  return recent;
}
