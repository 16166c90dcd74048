'use client';

import { ActionIcon, Divider, Stack, Tooltip } from '@mantine/core';
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
import { shortcutText } from '../keys/shortcut-text';
import { useEditorState } from '../use-editor';

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
export function ToolRail({ editor }: { editor: Editor }) {
  const t = useTranslations('workbench');
  const state = useEditorState(editor);
  const actions = new Map(editor.actions.map((action) => [action.id, action]));
  function button(id: string, Icon: typeof IconPointer, isPressed?: boolean) {
    const action = actions.get(id);
    if (action === undefined) return null;
    const label = t(action.labelKey);
    return (
      <Tooltip key={id} label={`${label}  ${shortcutText(editor, id)}`} position="right">
        <ActionIcon
          size="lg"
          variant={isPressed ? 'filled' : 'subtle'}
          color={isPressed ? 'petrol' : 'gray'}
          aria-label={label}
          aria-pressed={isPressed}
          data-action={id}
          disabled={!editor.isEnabled(action) && isPressed === undefined}
          onClick={() => editor.runAction(id)}
        >
          <Icon size={20} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <Stack gap={4} p={4} role="toolbar" aria-label={t('tools')} aria-orientation="vertical">
      {TOOLS.filter(({ id }) => {
        // only what the project asks for is offered
        const action = actions.get(id);
        return action !== undefined && editor.isEnabled(action);
      }).map(({ id, tool, Icon }) => button(id, Icon, state.tool === tool))}
      <Divider my={4} />
      {COMMANDS.map(({ id, Icon }) => button(id, Icon))}
      <Divider my={4} />
      {button('toggle-hide-all', state.isHidden ? IconEyeOff : IconEye, state.isHidden)}
    </Stack>
  );
}
