'use client';

import { Badge } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';

const COLORS = { draft: 'gray', published: 'green', retired: 'red' } as const;

/** How far a version is released. */
export function StageBadge({ stage }: { stage: ModelVersionView['stage'] }) {
  const t = useTranslations('models');
  return (
    <Badge variant="light" color={COLORS[stage]} tt="none">
      {t(`stage_${stage}`)}
    </Badge>
  );
}

/** Marks the one version that pre-labels the project. */
export function PreLabelsBadge() {
  const t = useTranslations('models');
  return (
    <Badge tt="none" leftSection={<IconSparkles size={12} aria-hidden="true" />}>
      {t('preLabels')}
    </Badge>
  );
}
