'use client';

import { Anchor, Card, Code, Title } from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import type { ModelCard } from '@/core/models/model-card';
import { FactList } from '../training/fact-list';
import { formatBytes } from './format-bytes';

function useInputText(): (input: ModelCard['input']) => string {
  const t = useTranslations('models');
  return (input) =>
    input.kind === 'image'
      ? t('inputImage', {
          width: input.widthPx,
          height: input.heightPx,
          colors: input.colorOrder.toUpperCase(),
          resize: t(`resize_${input.resize}`),
        })
      : t('inputText', { buckets: input.buckets, featurizer: input.featurizer });
}

/** The model card as facts: what it takes and gives, and where it comes from. */
export function CardFacts({ version }: { version: ModelVersionView }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const toInputText = useInputText();
  const { card, projectId } = version;
  const { datasetVersionId, datasetHash, command, seconds, device, recipe } = card.training;
  const isDetector = card.task === 'object-detection';
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb="sm">
        {t('modelCard')}
      </Title>
      <FactList
        facts={[
          [t('task'), t(`task_${card.task}`)],
          [t('input'), toInputText(card.input)],
          [t('decoder'), card.decoder],
          [t('scoreThreshold'), format.number(card.thresholds.score)],
          [t('nmsThreshold'), isDetector ? format.number(card.thresholds.nmsIou) : null],
          [
            t('trainedOn'),
            datasetVersionId && (
              <Anchor
                key="dataset"
                component={Link}
                size="sm"
                href={`/projects/${projectId}/datasets/${datasetVersionId}`}
              >
                {t('datasetVersion')}
              </Anchor>
            ),
          ],
          [t('datasetHash'), datasetHash && <Code key="hash">{datasetHash}</Code>],
          [t('recipe'), recipe],
          [t('device'), device],
          [
            t('trainingTime'),
            seconds === null
              ? null
              : t('seconds', { seconds: format.number(seconds, { maximumFractionDigits: 0 }) }),
          ],
          [
            t('trainingRun'),
            version.trainingRunId && (
              <Anchor
                key="run"
                component={Link}
                size="sm"
                href={`/projects/${projectId}/training/${version.trainingRunId}`}
              >
                {t('openRun')}
              </Anchor>
            ),
          ],
          [t('license'), card.license],
          [t('source'), card.source],
          [t('command'), command && <Code key="command">{command}</Code>],
          [t('fileSize'), formatBytes(version.sizeBytes, (value) => format.number(value))],
          [t('fileHash'), <Code key="sha">{version.sha256}</Code>],
          [
            t('parity'),
            version.parityMaxAbsDiff === null
              ? null
              : format.number(version.parityMaxAbsDiff, { maximumSignificantDigits: 2 }),
          ],
        ]}
      />
    </Card>
  );
}
