'use client';

import { Button, Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Command } from '@/editor/command';
import {
  isModifier,
  type KeyChord,
  type KeyRefusal,
  refuseChord,
  toChord,
} from '@/editor/key-chord';
import { isComposing } from '../../ui/is-composing';
import { chordText } from './shortcut-text';
import { useCommandLabel } from './use-command-label';

function chordOfEvent(event: KeyboardEvent): KeyChord {
  return toChord({
    code: event.code === '' ? 'Unidentified' : event.code,
    ...(event.ctrlKey || event.metaKey ? { mod: true } : {}),
    ...(event.shiftKey ? { shift: true } : {}),
    ...(event.altKey ? { alt: true } : {}),
  });
}

/** Who has a key already. */
interface KeyConflict {
  /** The command that would lose it. */
  readonly other: Command | null;
  /** The class of the open project that keeps it there. */
  readonly className: string | null;
}

/** What was pressed and what stands against it. */
type Pressed =
  | { chord: KeyChord; refusal: KeyRefusal }
  | { chord: KeyChord; conflict: KeyConflict };

/**
 * Waits for the one key that a command is to have; asks before it takes a key from another,
 * or takes one that a class of the open project keeps there.
 */
export function KeyCapture({
  command,
  findConflict,
  onBind,
  onClose,
}: {
  command: Command;
  findConflict: (chord: KeyChord) => KeyConflict;
  onBind: (chord: KeyChord) => void;
  onClose: () => void;
}) {
  const t = useTranslations('keys');
  const { labelOf } = useCommandLabel();
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const isWaiting = pressed === null || 'refusal' in pressed;

  useEffect(() => {
    if (!isWaiting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      if (isModifier(event.code)) return;
      const chord = chordOfEvent(event);
      const refusal = refuseChord(chord);
      if (event.code === 'Escape') return onClose();
      if (refusal !== null) return setPressed({ chord, refusal });
      const conflict = findConflict(chord);
      if (conflict.other === null && conflict.className === null) onBind(chord);
      else setPressed({ chord, conflict });
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isWaiting, findConflict, onBind, onClose]);

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('captureTitle', { command: labelOf(command) })}
      size="sm"
      centered
    >
      <Stack gap="sm" role="status" aria-live="assertive">
        {isWaiting && <Text size="sm">{t('captureWaiting')}</Text>}
        {pressed !== null && 'refusal' in pressed && (
          <Text size="sm" c="red">
            <Kbd size="xs">{chordText(pressed.chord)}</Kbd> {t(`refused_${pressed.refusal}`)}
          </Text>
        )}
        {pressed !== null && 'conflict' in pressed && (
          <>
            {pressed.conflict.className !== null && (
              <Text size="sm">
                {t('conflictClass', {
                  key: chordText(pressed.chord),
                  name: pressed.conflict.className,
                })}
              </Text>
            )}
            {pressed.conflict.other !== null && (
              <Text size="sm">
                {t('conflict', {
                  key: chordText(pressed.chord),
                  other: labelOf(pressed.conflict.other),
                })}
              </Text>
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button data-autofocus autoFocus onClick={() => onBind(pressed.chord)}>
                {t(pressed.conflict.other === null ? 'useAnyway' : 'takeOver')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
