'use client';

import {
  Button,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { KEYMAP_PRESETS, type KeymapPresetId, type KeymapSettings } from '@/core/preferences';
import { findClassOfKey, type ProjectKeys } from '@/editor/class-of-key';
import { ACTION_COMMANDS, type Command, type KeyScope } from '@/editor/command';
import type { KeyChord } from '@/editor/key-chord';
import {
  bindChord,
  chordsOf,
  findConflict,
  keySourceOf,
  resetCommand,
  unbindChord,
} from '@/editor/keymap-settings';
import { usePreferences } from '../../preferences/use-preferences';
import { REVIEW_COMMANDS } from '../../review/review-commands';
import { KeyCapture } from './key-capture';
import { KeyRow } from './key-row';
import classes from './key-settings.module.css';
import { chordText } from './shortcut-text';
import { useCommandLabel } from './use-command-label';

const COMMANDS: readonly Command[] = [...ACTION_COMMANDS, ...REVIEW_COMMANDS];
const SCOPES = ['image', 'text', 'review'] as const satisfies readonly KeyScope[];

interface Capture {
  readonly command: Command;
  readonly instead?: KeyChord | undefined;
}

function groupCommands(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return [...groups];
}

/** The person's keys: a preset to start from, and every command with the keys it has. */
export function KeySettings({
  project,
  onCapturing,
}: {
  /** The one that is open: keys of its classes come before all others there. */
  project?: ProjectKeys;
  /** While a key is awaited Escape belongs to that alone. */
  onCapturing?: (isCapturing: boolean) => void;
}) {
  const t = useTranslations('keys');
  const { labelOf, groupOf } = useCommandLabel();
  const { preferences, change } = usePreferences();
  const settings = preferences.keymap;
  const [scope, setScope] = useState<KeyScope>(project?.kind ?? 'image');
  const [search, setSearch] = useState('');
  const [capture, showCapture] = useState<Capture | null>(null);
  const setCapture = (next: Capture | null) => {
    showCapture(next);
    onCapturing?.(next !== null);
  };

  const update = (next: (settings: KeymapSettings) => KeymapSettings) =>
    change((before) => ({ ...before, keymap: next(before.keymap) }));
  const wanted = search.trim().toLowerCase();
  const isFound = (command: Command) =>
    wanted === '' ||
    [labelOf(command), ...chordsOf(command, settings).map(chordText)].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  const shown = COMMANDS.filter((command) => command.scopes.includes(scope) && isFound(command));
  const isChanged = settings.preset !== 'concord' || Object.keys(settings.bindings).length > 0;

  return (
    <Stack gap="md">
      <Group align="flex-end" gap="sm">
        <Select
          label={t('preset')}
          allowDeselect={false}
          data={KEYMAP_PRESETS.map((value) => ({ value, label: t(`preset_${value}`) }))}
          value={settings.preset}
          onChange={(preset) =>
            update((now) => ({ ...now, preset: (preset ?? 'concord') as KeymapPresetId }))
          }
          comboboxProps={{ withinPortal: false }}
        />
        <TextInput
          label={t('search')}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          flex={1}
        />
        <Button
          variant="default"
          disabled={!isChanged}
          onClick={() => update(() => ({ preset: 'concord', bindings: {} }))}
        >
          {t('resetAll')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t(`presetHint_${settings.preset}`)} {t('classKeysHint')}
      </Text>
      <SegmentedControl
        aria-label={t('scope')}
        data={SCOPES.map((value) => ({ value, label: t(`scope_${value}`) }))}
        value={scope}
        onChange={(value) => setScope(value as KeyScope)}
      />
      {shown.length === 0 && <Text c="dimmed">{t('nothingFound')}</Text>}
      {groupCommands(shown).map(([group, commands]) => (
        <section key={group} className={classes.group}>
          <Title order={3} size="h6">
            {groupOf(group)}
          </Title>
          {commands.map((command) => (
            <KeyRow
              key={command.id}
              command={command}
              label={labelOf(command)}
              chords={chordsOf(command, settings)}
              isOwn={keySourceOf(command, settings) === 'own'}
              onCapture={(instead) => setCapture({ command, instead })}
              onUnbind={(chord) => update((now) => unbindChord(now, command, chord))}
              onReset={() => update((now) => resetCommand(now, command))}
            />
          ))}
        </section>
      ))}
      {capture !== null && (
        <KeyCapture
          command={capture.command}
          findConflict={(chord) => ({
            other: findConflict(capture.command, chord, COMMANDS, settings),
            className: project ? findClassOfKey(capture.command, chord, project) : null,
          })}
          onBind={(chord) => {
            update((now) => bindChord(now, capture.command, chord, COMMANDS, capture.instead));
            setCapture(null);
          }}
          onClose={() => setCapture(null)}
        />
      )}
    </Stack>
  );
}
