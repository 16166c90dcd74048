'use client';

import { Divider, Stack } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconEye,
  IconEyeOff,
  IconHandStop,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import { useEditorState } from '../use-editor';
import { ModelTools } from './model-tools';
import { RailButton } from './rail-button';

const TOOLS = [
  { id: 'choose-select', tool: 'select', Icon: IconPointer },
  { id: 'choose-draw-box', tool: 'draw-box', Icon: IconRectangle },
  { id: 'choose-draw-polygon', tool: 'draw-polygon', Icon: IconPolygon },
  { id: 'choose-pan', tool: 'pan', Icon: IconHandStop },
] as const;

const COMMANDS = [
  { id: 'undo', Icon: IconArrowBackUp },
  { id: 'redo', Icon: IconArrowForwardUp },
  { id: 'zoom-in', Icon: IconZoomIn },
  { id: 'zoom-out', Icon: IconZoomOut },
  { id: 'zoom-to-fit', Icon: IconZoomReset },
] as const;

/** One column of tools and commands, each made from its Action. */
export function ToolRail({ editor, hasModel }: { editor: Editor; hasModel: boolean }) {
  const t = useTranslations('workbench');
  const state = useEditorState(editor);
  const actions = new Map(editor.actions.map((action) => [action.id, action]));
  return (
    <Stack gap={4} p={4} role="toolbar" aria-label={t('tools')} aria-orientation="vertical">
      {TOOLS.filter(({ id }) => {
        // only what the project asks for is offered
        const action = actions.get(id);
        return action !== undefined && editor.isEnabled(action);
      }).map(({ id, tool, Icon }) => (
        <RailButton key={id} editor={editor} id={id} Icon={Icon} isPressed={state.tool === tool} />
      ))}
      <Divider my={4} />
      {COMMANDS.map(({ id, Icon }) => (
        <RailButton key={id} editor={editor} id={id} Icon={Icon} />
      ))}
      {hasModel && <ModelTools editor={editor} />}
      <Divider my={4} />
      <RailButton
        editor={editor}
        id="toggle-hide-all"
        Icon={state.isHidden ? IconEyeOff : IconEye}
        isPressed={state.isHidden}
      />
    </Stack>
  );
}
