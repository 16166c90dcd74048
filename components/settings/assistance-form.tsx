'use client';

import { Button, Card, NumberInput, Stack, Switch, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { updateProjectContract } from '@/core/contracts/update-project.contract';
import { useApiMutation } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';

const BLIND_PERCENT_MAX = 50;

/** How much of a model's help is kept back to measure it, and whether poor help is paused. */
export function AssistanceForm({ project }: { project: ProjectView }) {
  const t = useTranslations('assistance');
  const projects = useTranslations('projects');
  const common = useTranslations('common');
  const form = useForm({
    initialValues: {
      blindPercent: project.blindPercent,
      pausesPoorHelp: project.pausesPoorHelp,
    },
  });
  const update = useApiMutation(updateProjectContract, {
    refresh: [getProjectContract],
    onSuccess: () => notifications.show({ message: projects('saved') }),
  });
  return (
    <Card withBorder padding="lg" id="assistance">
      <form
        onSubmit={form.onSubmit((body) =>
          update.mutate({ params: { projectId: project.id }, ifMatch: project.version, body }),
        )}
      >
        <Stack maw={720}>
          <Title order={2} size="h5">
            {t('settings')}
          </Title>
          {update.error !== null && <ProblemAlert error={update.error} />}
          <NumberInput
            label={t('blindPercent')}
            description={t('blindPercentHint')}
            required
            min={0}
            max={BLIND_PERCENT_MAX}
            allowDecimal={false}
            {...form.getInputProps('blindPercent')}
          />
          <Switch
            label={t('pausesPoorHelp')}
            description={t('pausesPoorHelpHint')}
            {...form.getInputProps('pausesPoorHelp', { type: 'checkbox' })}
          />
          <Button type="submit" loading={update.isPending} style={{ alignSelf: 'flex-start' }}>
            {common('save')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
