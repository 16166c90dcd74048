'use client';

import { Group, SegmentedControl, Text } from '@mantine/core';

/** One setting as a row of choices, with its name before it. */
export function SettingChoice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <Group gap="sm" wrap="nowrap">
      <Text size="sm" w={120} lh={1.2}>
        {label}
      </Text>
      <SegmentedControl
        flex={1}
        size="xs"
        aria-label={label}
        value={value}
        data={[...options]}
        onChange={onChange}
      />
    </Group>
  );
}
