'use client';

import { Alert, Kbd, List, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Keymap } from '@/editor/keymap';
import { chordText } from './shortcut-text';
import { useCommandLabel } from './use-command-label';

/** Says which commands have lost a key to a class of the project. */
export function ShadowedKeys({ keymap, schema }: { keymap: Keymap; schema: LabelSchema }) {
  const t = useTranslations('keys');
  const { labelOf } = useCommandLabel();
  const lost = keymap.shadowed.flatMap(({ command, chord, winner }) => {
    const taker = schema.classes.find(({ id }) => id === winner.args.classId);
    return taker === undefined ? [] : [{ command, chord, name: taker.name }];
  });
  if (lost.length === 0) return null;
  return (
    <Alert color="yellow" title={t('shadowedTitle')}>
      <Text size="sm" mb={4}>
        {t('shadowedHint')}
      </Text>
      <List size="sm" spacing={2}>
        {lost.map(({ command, chord, name }) => (
          <List.Item key={`${command.id} ${chord}`}>
            <Kbd size="xs">{chordText(chord)}</Kbd>{' '}
            {t('shadowed', { name, command: labelOf(command) })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
