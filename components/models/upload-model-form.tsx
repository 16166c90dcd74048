'use client';

import { Button, Code, FileInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createModelContract, type ModelView } from '@/core/contracts/create-model.contract';
import { createModelVersionContract } from '@/core/contracts/create-model-version.contract';
import { ModelNameSchema } from '@/core/contracts/create-training-run.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import type { EntityId } from '@/core/ids';
import { newKey } from '@/core/new-key';
import { api } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';
import { pickModelFiles } from './pick-model-files';

async function uploadModel(
  projectId: EntityId<'project'>,
  models: readonly ModelView[],
  { name, files }: { name: string; files: readonly File[] },
) {
  const picked = pickModelFiles(files);
  if (picked === null) throw new Error('The files are incomplete');
  const form = new FormData();
  form.append('card', await picked.card.text());
  form.append('samples', await picked.samples.text());
  form.append('metrics', picked.metrics === null ? '{}' : await picked.metrics.text());
  form.append('model', picked.model, picked.model.name);
  const model =
    models.find((candidate) => candidate.name === name) ??
    (await api.call(createModelContract, {
      body: { projectId, name },
      idempotencyKey: newKey(),
    }));
  return api.call(createModelVersionContract, {
    params: { modelId: model.id },
    form,
    idempotencyKey: newKey(),
  });
}

/** Registers a model trained elsewhere; the server runs it on its samples before it takes it. */
export function UploadModelForm({
  projectId,
  models,
}: {
  projectId: EntityId<'project'>;
  models: readonly ModelView[];
}) {
  const t = useTranslations('models');
  const router = useRouter();
  const cache = useQueryClient();
  const form = useForm({
    initialValues: { name: models[0]?.name ?? '', files: [] as File[] },
    validate: {
      name: (name) => (ModelNameSchema.safeParse(name).success ? null : t('modelNameRule')),
      files: (files) => (pickModelFiles(files) === null ? t('filesMissing') : null),
    },
  });
  const upload = useMutation({
    mutationFn: (values: { name: string; files: File[] }) => uploadModel(projectId, models, values),
    onSuccess: ({ id }) => router.push(`/projects/${projectId}/models/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: [listModelsContract.id] }),
  });
  return (
    <form onSubmit={form.onSubmit((values) => upload.mutate(values))}>
      <Stack>
        {upload.error !== null && <ProblemAlert error={upload.error} />}
        <Text size="sm">{t('uploadHint')}</Text>
        <TextInput
          label={t('modelName')}
          description={t('modelNameHint')}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FileInput
          label={t('files')}
          description={<Code>model.onnx card.json samples.json metrics.json</Code>}
          multiple
          required
          accept=".onnx,.json"
          placeholder={t('chooseFiles')}
          {...form.getInputProps('files')}
        />
        <Button type="submit" loading={upload.isPending}>
          {t('upload')}
        </Button>
      </Stack>
    </form>
  );
}
