'use client';

import { Button, JsonInput, Select, Spoiler, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import {
  createTrainingRunContract,
  ModelNameSchema,
} from '@/core/contracts/create-training-run.contract';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { listTrainingRunsContract } from '@/core/contracts/list-training-runs.contract';
import { newKey } from '@/core/new-key';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';
import { QueryView } from '../ui/query-view';
import { chooseRecipe } from './choose-recipe';
import { parseRecipeParams } from './parse-recipe-params';
import { suggestModelName } from './suggest-model-name';

type Versions = readonly [DatasetVersionView, ...DatasetVersionView[]];

function Fields({ versions, projectName }: { versions: Versions; projectName: string }) {
  const t = useTranslations('models');
  const router = useRouter();
  const form = useForm({
    initialValues: {
      datasetVersionId: versions[0].id as string,
      modelName: suggestModelName(projectName),
      params: '',
    },
    validate: {
      modelName: (name) => (ModelNameSchema.safeParse(name).success ? null : t('modelNameRule')),
      params: (text) => (parseRecipeParams(text) === null ? t('paramsRule') : null),
    },
  });
  const version = versions.find(({ id }) => id === form.values.datasetVersionId) ?? versions[0];
  const recipe = chooseRecipe(version);
  const start = useApiMutation(createTrainingRunContract, {
    refresh: [listTrainingRunsContract, getProgressContract],
    onSuccess: ({ id, projectId }) => router.push(`/projects/${projectId}/training/${id}`),
  });
  if (recipe === null) return <Text>{t('noRecipe')}</Text>;
  return (
    <form
      onSubmit={form.onSubmit(({ modelName, params }) =>
        start.mutate({
          body: {
            datasetVersionId: version.id,
            recipe,
            modelName,
            params: parseRecipeParams(params) ?? {},
          },
          idempotencyKey: newKey(),
        }),
      )}
    >
      <Stack>
        {start.error !== null && <ProblemAlert error={start.error} />}
        {versions.length > 1 && (
          <Select
            label={t('datasetVersion')}
            data={versions.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('datasetVersionId')}
          />
        )}
        <div>
          <Text size="sm" fw={500}>
            {t(`recipe_${recipe}`)}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`recipe_${recipe}Hint`)}
          </Text>
        </div>
        <TextInput
          label={t('modelName')}
          description={t('modelNameHint')}
          required
          data-autofocus
          {...form.getInputProps('modelName')}
        />
        <Spoiler maxHeight={0} showLabel={t('showAdvanced')} hideLabel={t('hideAdvanced')}>
          <JsonInput
            label={t('params')}
            description={t(`params_${recipe}`)}
            autosize
            minRows={3}
            formatOnBlur
            {...form.getInputProps('params')}
          />
        </Spoiler>
        <Button type="submit" loading={start.isPending}>
          {t('startTraining')}
        </Button>
      </Stack>
    </form>
  );
}

/** Queues a training run on one of these versions, then opens it. */
export function StartTrainingForm({ versions }: { versions: Versions }) {
  const project = useApiQuery(getProjectContract, {
    params: { projectId: versions[0].projectId },
  });
  return (
    <QueryView query={project}>
      {({ name }) => <Fields versions={versions} projectName={name} />}
    </QueryView>
  );
}
