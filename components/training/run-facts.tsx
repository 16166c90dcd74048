'use client';

import { Anchor, Card, Code, Title } from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { TrainingRunView } from '@/core/contracts/create-training-run.contract';
import { FactList } from './fact-list';

/** Who trains on what, with which settings, and since when. */
export function RunFacts({ run }: { run: TrainingRunView }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const instant = (at: string | null) => at && format.dateTime(new Date(at), 'full');
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb="sm">
        {t('details')}
      </Title>
      <FactList
        facts={[
          [
            t('datasetVersion'),
            <Anchor
              key="dataset"
              component={Link}
              size="sm"
              href={`/projects/${run.projectId}/datasets/${run.datasetVersionId}`}
            >
              {run.datasetVersionName}
            </Anchor>,
          ],
          [t('worker'), run.worker],
          [t('device'), run.device],
          [t('attempt'), String(run.attempt)],
          [
            t('params'),
            Object.keys(run.params).length === 0 ? (
              t('paramsDefault')
            ) : (
              <Code key="params">{JSON.stringify(run.params)}</Code>
            ),
          ],
          [t('created'), instant(run.createdAt)],
          [t('started'), instant(run.startedAt)],
          [t('completed'), instant(run.completedAt)],
        ]}
      />
    </Card>
  );
}
