'use client';

import { Divider } from '@mantine/core';
import { IconHandClick, IconMagnet, IconSquares } from '@tabler/icons-react';
import type { Editor } from '@/editor/editor';
import { useEditorState } from '../use-editor';
import { RailButton } from './rail-button';

/** What a model's candidates are good for, where one looks at the pictures and boxes are asked for. */
export function ModelTools({ editor }: { editor: Editor }) {
  const { settings } = useEditorState(editor);
  const toggle = editor.actions.find(({ id }) => id === 'toggle-candidate-clicks');
  if (toggle === undefined || !editor.isEnabled(toggle)) return null;
  return (
    <>
      <Divider my={4} />
      <RailButton editor={editor} id="snap-to-object" Icon={IconMagnet} />
      <RailButton editor={editor} id="next-candidate" Icon={IconSquares} />
      <RailButton
        editor={editor}
        id="toggle-candidate-clicks"
        Icon={IconHandClick}
        isPressed={settings.takesCandidates}
      />
    </>
  );
}
