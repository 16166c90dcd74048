'use client';

import { ActionIcon, Button, CloseButton, Group, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconRestore } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Command } from '@/editor/command';
import { type KeyChord, refuseChord } from '@/editor/key-chord';
import classes from './key-settings.module.css';
import { chordText } from './shortcut-text';

/** One command with its keys: each can be replaced or taken away, and another added. */
export function KeyRow({
  command,
  label,
  chords,
  isOwn,
  onCapture,
  onUnbind,
  onReset,
}: {
  command: Command;
  label: string;
  chords: readonly KeyChord[];
  isOwn: boolean;
  onCapture: (instead?: KeyChord) => void;
  onUnbind: (chord: KeyChord) => void;
  onReset: () => void;
}) {
  const t = useTranslations('keys');
  return (
    <div className={classes.row} data-command={command.id}>
      <Text size="sm" component="span">
        {label}
      </Text>
      <Group gap={4} justify="flex-end">
        {chords.map((chord) => {
          const key = chordText(chord);
          // Escape ends whatever is going on: it is nobody's to take away
          const isFixed = refuseChord(chord) === 'escape';
          return (
            <span key={chord} className={classes.key}>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isFixed}
                aria-label={t('replaceKey', { key, command: label })}
                onClick={() => onCapture(chord)}
              >
                {key}
              </Button>
              {!isFixed && (
                <CloseButton
                  size="xs"
                  aria-label={t('removeKey', { key, command: label })}
                  onClick={() => onUnbind(chord)}
                />
              )}
            </span>
          );
        })}
        <Tooltip label={t('addKey')}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('addKeyTo', { command: label })}
            onClick={() => onCapture()}
          >
            <IconPlus size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('resetKey')}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('resetKeyOf', { command: label })}
            disabled={!isOwn}
            onClick={onReset}
          >
            <IconRestore size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </div>
  );
}
