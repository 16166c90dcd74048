'use client';

import { Anchor, Card, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { CommandBlock } from '../training/command-block';
import { useOrigin } from '../training/use-origin';
import { predictCommand } from './predict-command';

/** How a program asks this model, ready to paste. */
export function PredictExample({ version }: { version: ModelVersionView }) {
  const t = useTranslations('models');
  const origin = useOrigin();
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb={4}>
        {t('predict')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t.rich(version.stage === 'published' ? 'predictHint' : 'predictUnpublished', {
          link: (text) => (
            <Anchor component={Link} href="/account" inherit underline="always">
              {text}
            </Anchor>
          ),
        })}
      </Text>
      <CommandBlock command={predictCommand(origin, version.modelName, version.card.input.kind)} />
    </Card>
  );
}
