'use client';

import { Badge } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TrainingRunView } from '@/core/contracts/create-training-run.contract';

const COLORS = {
  queued: 'gray',
  running: 'blue',
  completed: 'green',
  failed: 'red',
  cancelled: 'gray',
} as const;

/** The state of a run in a word. */
export function RunStateBadge({ state }: { state: TrainingRunView['state'] }) {
  const t = useTranslations('models');
  return (
    <Badge variant="light" color={COLORS[state]} tt="none">
      {t(`run_${state}`)}
    </Badge>
  );
}

/** Whether a run can still change by itself. */
export function isLiveRun({ state }: Pick<TrainingRunView, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}
