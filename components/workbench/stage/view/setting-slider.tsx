'use client';

import { Group, Slider, Text } from '@mantine/core';

/** One setting as a slider, with its name before it and its value after it. */
export function SettingSlider({
  label,
  value,
  text,
  min,
  max,
  step,
  rest,
  onChange,
}: {
  label: string;
  value: number;
  /** The value as it is read. */
  text: string;
  min: number;
  max: number;
  step: number;
  /** Where the value changes nothing: a mark there, and a double click goes back to it. */
  rest: number;
  onChange: (value: number) => void;
}) {
  return (
    <Group gap="sm" wrap="nowrap" onDoubleClick={() => onChange(rest)}>
      <Text size="sm" w={120} lh={1.2}>
        {label}
      </Text>
      <Slider
        flex={1}
        size="sm"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={onChange}
        label={null}
        startPointValue={rest}
        thumbLabel={label}
        thumbValueText={text}
      />
      <Text
        size="sm"
        c="dimmed"
        w={52}
        ta="right"
        style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
      >
        {text}
      </Text>
    </Group>
  );
}
