'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBrain, IconUpload } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { listDatasetVersionsContract } from '@/core/contracts/list-dataset-versions.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { chooseRecipe } from '../training/choose-recipe';
import { StartTrainingForm } from '../training/start-training-form';
import { TrainingRunList } from '../training/training-run-list';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { ReadyMadeOffer } from './ready-made-offer';
import { RegistryCard } from './registry-card';
import { UploadModelForm } from './upload-model-form';

type ProjectId = EntityId<'project'>;

function TrainAction({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('models');
  const [isOpen, { open, close }] = useDisclosure(false);
  const versions = useApiQuery(listDatasetVersionsContract, { params: { projectId } });
  if (versions.data === undefined) return null;
  const [newest, ...older] = versions.data.datasetVersions.filter(
    (version) => chooseRecipe(version) !== null,
  );
  if (newest === undefined) {
    return (
      <Button component={Link} href={`/projects/${projectId}/datasets`}>
        {t('toDatasets')}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={open} leftSection={<IconBrain size={18} />}>
        {t('train')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('train')} size="lg">
        <StartTrainingForm versions={[newest, ...older]} />
      </Modal>
    </>
  );
}

/** The models of a project: which one pre-labels, what is being trained, what can be had ready-made. */
export function ModelsPage({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('models');
  const [isOpen, { open, close }] = useDisclosure(false);
  const registry = useApiQuery(listModelsContract, { params: { projectId } });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={
          <Group>
            <Button variant="default" onClick={open} leftSection={<IconUpload size={18} />}>
              {t('upload')}
            </Button>
            <TrainAction projectId={projectId} />
          </Group>
        }
      />
      <Stack gap="xl">
        <QueryView query={registry}>
          {({ models, preLabelModelVersionId, isPreLabellingPaused }) =>
            models.length === 0 ? (
              <EmptyState icon={<IconBrain />} title={t('noneTitle')}>
                {t('noneText')}
              </EmptyState>
            ) : (
              <Stack>
                {models.map((model) => (
                  <RegistryCard
                    key={model.id}
                    model={model}
                    preLabelModelVersionId={preLabelModelVersionId}
                    isPreLabellingPaused={isPreLabellingPaused}
                  />
                ))}
              </Stack>
            )
          }
        </QueryView>
        <TrainingRunList projectId={projectId} />
        <ReadyMadeOffer projectId={projectId} />
      </Stack>
      <Modal opened={isOpen} onClose={close} title={t('upload')} size="lg">
        <UploadModelForm projectId={projectId} models={registry.data?.models ?? []} />
      </Modal>
    </>
  );
}
