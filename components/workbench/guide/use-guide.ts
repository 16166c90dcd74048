'use client';

import { useEffect, useRef, useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { usePreferences } from '../../preferences/use-preferences';
import { guideStateOf, markGuideRead } from './guide-reading';

/** The guide beside the work. */
export interface Guide {
  readonly isOpen: boolean;
  /** It has changed since the person read it. */
  readonly isChanged: boolean;
  /** There is something in it that the person has not read. */
  readonly isUnread: boolean;
  toggle(): void;
  close(): void;
}

/**
 * Opens the guide by itself where the person has not read it or it has changed, unless something
 * else is being shown (`isBusy`); closing it says that it was read.
 */
export function useGuide(project: ProjectView, isBusy: boolean): Guide {
  const { preferences, isLoaded, change } = usePreferences();
  const state = guideStateOf(preferences, project);
  const isUnread = isLoaded && (state === 'new' || state === 'changed');
  const [isOpen, setIsOpen] = useState(false);
  // what it was when it opened: the badge must not vanish while one reads
  const [isChanged, setIsChanged] = useState(false);
  const hasOpened = useRef(false);
  const isForThem = project.role === 'annotator' || project.role === 'reviewer';

  useEffect(() => {
    if (!isUnread || !isForThem || isBusy || hasOpened.current) return;
    hasOpened.current = true;
    setIsOpen(true);
    setIsChanged(state === 'changed');
  }, [isUnread, isForThem, isBusy, state]);

  const close = () => {
    setIsOpen(false);
    setIsChanged(false);
    if (state !== 'none') change((now) => markGuideRead(now, project));
  };
  const open = () => {
    hasOpened.current = true;
    setIsOpen(true);
    setIsChanged(state === 'changed');
  };
  return { isOpen, isChanged, isUnread, close, toggle: () => (isOpen ? close() : open()) };
}
