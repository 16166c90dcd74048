'use client';

import { Group, NumberInput, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { checkSplitPercents, SPLITS, type SplitPercents } from './split-shares';

/** The theme's red for text is too pale on white for small letters. */
const WRONG = 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))';

/** Three shares in percent, with a check that they make up the whole. */
export function SplitFields({
  value,
  onChange,
}: {
  value: SplitPercents;
  onChange: (value: SplitPercents) => void;
}) {
  const t = useTranslations('datasets');
  const { sum, missing, isComplete } = checkSplitPercents(value);
  return (
    <div>
      <Group grow align="flex-end">
        {SPLITS.map((split) => (
          <NumberInput
            key={split}
            label={t(`split_${split}`)}
            suffix=" %"
            min={0}
            max={100}
            clampBehavior="strict"
            decimalScale={1}
            step={5}
            value={value[split]}
            onChange={(share) => onChange({ ...value, [split]: share })}
            error={!isComplete}
          />
        ))}
      </Group>
      <Group gap={6} mt={6} role="status">
        {isComplete ? (
          <IconCheck size={16} color="var(--mantine-color-green-text)" aria-hidden="true" />
        ) : (
          <IconAlertTriangle size={16} color={WRONG} aria-hidden="true" />
        )}
        <Text size="sm" {...(isComplete ? {} : { c: WRONG })}>
          {isComplete
            ? t('sharesComplete')
            : missing > 0
              ? t('sharesMissing', { sum, missing })
              : t('sharesTooMuch', { sum, over: -missing })}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t('splitsHint')}
      </Text>
    </div>
  );
}
