'use client';

import { useLayoutEffect, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import { usePreferences } from '../../../preferences/use-preferences';
import { ViewSettingsKeeper } from './view-settings-keeper';

/** Opens every item as the person wants to see things, on every computer, and keeps what they change. */
export function useViewSettings(editor: Editor): void {
  const { preferences, isLoaded, userId, change } = usePreferences();
  const { view } = preferences;
  const latestChange = useRef(change);
  const keeper = useRef<ViewSettingsKeeper | null>(null);
  useLayoutEffect(() => {
    latestChange.current = change;
  });
  useLayoutEffect(() => {
    const made = new ViewSettingsKeeper(
      () => window.localStorage,
      (changed) => latestChange.current((now) => ({ ...now, view: { ...now.view, ...changed } })),
    );
    keeper.current = made;
    editor.changeView(made.settings);
    let seen = editor.getState().settings;
    const unsubscribe = editor.subscribe(() => {
      const { settings } = editor.getState();
      if (settings === seen) return;
      seen = settings;
      made.note(settings);
    });
    const flush = () => made.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [editor]);
  useLayoutEffect(() => {
    const settings =
      userId === null ? undefined : keeper.current?.adopt({ userId, view, isLoaded });
    if (settings !== undefined) editor.changeView(settings);
  }, [editor, userId, view, isLoaded]);
}
