'use client';

import { ActionIcon, Button, Group, Kbd, Tooltip } from '@mantine/core';
import { IconRotate2, IconRotateClockwise2 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import { shortcutText } from '../../keys/shortcut-text';
import { useEditorState } from '../../use-editor';
import { SettingSlider } from './setting-slider';

/** Fit, actual size, and how the picture is turned. */
export function TurnControls({ editor }: { editor: Editor }) {
  const t = useTranslations('view');
  const { rotation } = useEditorState(editor);
  const degrees = rotation > 180 ? rotation - 360 : rotation;
  const turn = (id: string, label: string, Icon: typeof IconRotate2) => (
    <Tooltip label={`${label}  ${shortcutText(editor, id)}`}>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={label}
        onClick={() => editor.runAction(id)}
      >
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
  const place = (id: string, label: string) => (
    <Button
      size="compact-sm"
      variant="default"
      rightSection={<Kbd size="xs">{shortcutText(editor, id)}</Kbd>}
      onClick={() => editor.runAction(id)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          {place('zoom-to-fit', t('fit'))}
          {place('zoom-to-actual-size', t('actualSize'))}
        </Group>
        <Group gap="xs" wrap="nowrap">
          {turn('turn-left', t('turnLeft'), IconRotate2)}
          {turn('turn-right', t('turnRight'), IconRotateClockwise2)}
        </Group>
      </Group>
      <SettingSlider
        label={t('rotation')}
        value={degrees}
        text={t('degrees', { degrees })}
        min={-180}
        max={180}
        step={1}
        rest={0}
        onChange={(value) => editor.turnTo(value)}
      />
    </>
  );
}
