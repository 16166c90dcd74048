'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { getModelVersionContract } from '@/core/contracts/get-model-version.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import { publishModelVersionContract } from '@/core/contracts/publish-model-version.contract';
import { useApiMutation } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';

/** Releases a draft, so that programs can ask it for predictions. */
export function PublishButton({ version }: { version: ModelVersionView }) {
  const t = useTranslations('models');
  const showProblem = useShowProblem();
  const publish = useApiMutation(publishModelVersionContract, {
    refresh: [listModelsContract, getModelVersionContract],
  });
  return (
    <Button
      variant="default"
      loading={publish.isPending}
      onClick={() =>
        publish.mutate({ params: { modelVersionId: version.id } }, { onError: showProblem })
      }
    >
      {t('publish')}
    </Button>
  );
}
