'use client';

import { Badge } from '@mantine/core';
import { IconPlayerPause, IconSparkles } from '@tabler/icons-react';
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

/** Marks the one version that pre-labels the project, or would if its proposals were not paused. */
export function PreLabelsBadge({ isPaused }: { isPaused: boolean }) {
  const t = useTranslations('models');
  const words = useTranslations('assistance');
  return isPaused ? (
    <Badge
      tt="none"
      variant="default"
      leftSection={<IconPlayerPause size={12} aria-hidden="true" />}
    >
      {t('preLabels')} · {words('paused')}
    </Badge>
  ) : (
    <Badge tt="none" leftSection={<IconSparkles size={12} aria-hidden="true" />}>
      {t('preLabels')}
    </Badge>
  );
}
