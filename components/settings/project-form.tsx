'use client';

import {
  Button,
  Card,
  NumberInput,
  Select,
  SimpleGrid,
  Slider,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { updateProjectContract } from '@/core/contracts/update-project.contract';
import { useApiMutation } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';

/** Name, overlap and how votes become one label. */
export function ProjectForm({ project }: { project: ProjectView }) {
  const t = useTranslations('projects');
  const common = useTranslations('common');
  const bulk = useTranslations('bulk');
  const form = useForm({
    initialValues: {
      name: project.name,
      description: project.description,
      annotationsPerTask: project.annotationsPerTask,
      allowsBulk: project.allowsBulk,
      consensus: project.consensus,
    },
  });
  const update = useApiMutation(updateProjectContract, {
    refresh: [getProjectContract],
    onSuccess: () => notifications.show({ message: t('saved') }),
  });
  return (
    <Card withBorder padding="lg">
      <form
        onSubmit={form.onSubmit((body) =>
          update.mutate({ params: { projectId: project.id }, ifMatch: project.version, body }),
        )}
      >
        <Stack maw={720}>
          <Title order={2} size="h5">
            {t('general')}
          </Title>
          {update.error !== null && <ProblemAlert error={update.error} />}
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <TextInput label={t('descriptionField')} {...form.getInputProps('description')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NumberInput
              label={t('overlap')}
              min={1}
              max={50}
              {...form.getInputProps('annotationsPerTask')}
            />
            <Select
              label={t('classMethod')}
              allowDeselect={false}
              data={[
                { value: 'dawid-skene', label: t('method_dawid-skene') },
                { value: 'majority', label: t('method_majority') },
              ]}
              {...form.getInputProps('consensus.classMethod')}
            />
          </SimpleGrid>
          <Stack gap={4}>
            <Text size="sm" fw={500}>
              {t('confidenceMin')}
            </Text>
            <Text size="xs" c="dimmed">
              {t('confidenceMinHint')}
            </Text>
            <Slider
              min={0.5}
              max={1}
              step={0.01}
              label={(value) => value.toFixed(2)}
              thumbLabel={t('confidenceMin')}
              {...form.getInputProps('consensus.confidenceMin')}
            />
          </Stack>
          {project.labelSchema.regions.length > 0 && (
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberInput
                label={t('boxGateIou')}
                description={t('boxGateIouHint')}
                min={0.05}
                max={0.95}
                step={0.05}
                {...form.getInputProps('consensus.boxGateIou')}
              />
              <NumberInput
                label={t('boxQuorum')}
                description={t('boxQuorumHint')}
                min={0}
                max={1}
                step={0.05}
                {...form.getInputProps('consensus.boxQuorum')}
              />
            </SimpleGrid>
          )}
          {project.labelSchema.choice !== 'none' && project.labelSchema.regions.length === 0 && (
            <Switch
              label={bulk('allow')}
              description={bulk('allowHint')}
              {...form.getInputProps('allowsBulk', { type: 'checkbox' })}
            />
          )}
          <Button type="submit" loading={update.isPending} style={{ alignSelf: 'flex-start' }}>
            {common('save')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
