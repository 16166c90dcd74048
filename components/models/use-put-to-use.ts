'use client';

import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { getModelVersionContract } from '@/core/contracts/get-model-version.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listDeploymentsContract } from '@/core/contracts/list-deployments.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import { publishModelVersionContract } from '@/core/contracts/publish-model-version.contract';
import { setDeploymentsContract } from '@/core/contracts/set-deployments.contract';
import { api } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { replacePreLabeller } from './replace-pre-labeller';

const REFRESH = [
  listModelsContract,
  getModelVersionContract,
  listDeploymentsContract,
  getProgressContract,
];

/** Makes a version the one that pre-labels (published first where it is a draft), or ends that. */
export function usePutToUse() {
  const t = useTranslations('models');
  const cache = useQueryClient();
  const showProblem = useShowProblem();
  return useMutation({
    mutationFn: async ({ version, isWanted }: { version: ModelVersionView; isWanted: boolean }) => {
      const params = { projectId: version.projectId };
      if (isWanted && version.stage === 'draft') {
        await api.call(publishModelVersionContract, { params: { modelVersionId: version.id } });
      }
      const { deployments } = await api.call(listDeploymentsContract, { params });
      return api.call(setDeploymentsContract, {
        params,
        body: { deployments: replacePreLabeller(deployments, isWanted ? version.id : null) },
      });
    },
    onSuccess: (_, { version, isWanted }) => {
      const name = `${version.modelName} ${version.version}`;
      notifications.show({
        color: 'green',
        message: t(isWanted ? 'nowPreLabelling' : 'noLongerPreLabelling', { name }),
      });
    },
    onError: showProblem,
    onSettled: () =>
      Promise.all(REFRESH.map(({ id }) => cache.invalidateQueries({ queryKey: [id] }))),
  });
}
