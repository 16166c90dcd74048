'use client';

import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { readNumber } from './read-number';
import classes from './selection-panel.module.css';
import type { Shared } from './shared-value';
import { useDraftText } from './use-draft-text';

const DECIMALS_MAX = 2;
const LABEL_PX = 20;

function toText(shared: Shared<number | null>): string {
  if (shared.isMixed || shared.value === null) return '';
  return String(Number(shared.value.toFixed(DECIMALS_MAX)));
}

/**
 * One number of one or several regions. Arrow keys change it by `step` (Shift: ten times) at once,
 * a typed number is taken over on Enter or on leaving; nonsense gives the old one back.
 */
export function NumberField({
  label,
  name,
  shared,
  placeholder,
  step = 1,
  isDisabled = false,
  isRequired = false,
  isWrong = false,
  onChange,
}: {
  /** Stands in front of the number; none where a label stands beside the field. */
  label?: ReactNode;
  /** The full accessible name. */
  name: string;
  shared: Shared<number | null>;
  placeholder: string;
  step?: number;
  isDisabled?: boolean;
  isRequired?: boolean;
  isWrong?: boolean;
  /** `null`: the field was emptied. */
  onChange: (value: number | null) => void;
}) {
  const value = toText(shared);
  const draft = useDraftText(value, (text) => {
    const number = readNumber(text);
    if (number === null && text.trim() !== '') return false;
    onChange(number);
    return true;
  });
  return (
    <TextInput
      size="xs"
      classNames={{ input: classes.number ?? '' }}
      {...(label === undefined ? {} : { leftSection: label, leftSectionWidth: LABEL_PX })}
      aria-label={name}
      title={name}
      inputMode="decimal"
      autoComplete="off"
      placeholder={placeholder}
      disabled={isDisabled}
      aria-required={isRequired}
      error={isWrong}
      value={draft.text}
      onChange={(event) => draft.setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={draft.commit}
      onKeyDown={(event) => {
        const sign = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        const number = readNumber(draft.text);
        if (sign === 0 || number === null) return draft.onKeyDown(event);
        event.preventDefault();
        event.stopPropagation();
        onChange(number + sign * step * (event.shiftKey ? 10 : 1));
      }}
    />
  );
}
