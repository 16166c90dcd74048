'use client';

import {
  Button,
  Card,
  Group,
  Pill,
  PillGroup,
  Radio,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { FileDrop } from '../data/file-drop';
import { PageHeader } from '../ui/page-header';
import { ProblemAlert } from '../ui/problem-alert';
import { parseClassNames } from './parse-class-names';
import { asksForClass, kindOfTask, TASKS_OF } from './project-tasks';
import { type NewProject, useCreateProject } from './use-create-project';

const KINDS = ['image', 'text'] as const;

const INITIAL: NewProject = {
  name: '',
  task: 'boxes',
  isMultiple: false,
  classes: '',
  annotationsPerTask: 1,
  files: [],
};

/** One sheet: name, what is asked, classes, overlap, files, Enter. */
export function NewProjectForm() {
  const t = useTranslations('projects');
  const router = useRouter();
  const form = useForm<NewProject>({
    initialValues: INITIAL,
    validate: {
      classes: (value) => (parseClassNames(value).length === 0 ? t('classesNeeded') : null),
    },
  });
  const create = useCreateProject((projectId, hasImport) =>
    router.push(hasImport ? `/projects/${projectId}/data` : `/projects/${projectId}`),
  );
  const { task } = form.values;
  const names = parseClassNames(form.values.classes);
  return (
    <>
      <PageHeader title={t('newProject')} description={t('newProjectHint')} />
      <Card withBorder padding="lg" maw={720}>
        <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
          <Stack gap="lg">
            {create.error !== null && <ProblemAlert error={create.error} />}
            <TextInput
              label={t('name')}
              placeholder={t('nameExample')}
              required
              autoFocus
              {...form.getInputProps('name')}
            />
            <Radio.Group label={t('task')} {...form.getInputProps('task')}>
              <SimpleGrid cols={{ base: 1, sm: 2 }} mt={8}>
                {KINDS.map((kind) => (
                  <Stack key={kind} gap={8}>
                    <Text size="xs" fw={600} c="dimmed">
                      {t(`kind_${kind}`)}
                    </Text>
                    {TASKS_OF[kind].map((one) => (
                      <Radio
                        key={one}
                        value={one}
                        label={t(`task_${one}`)}
                        description={t(`task_${one}Hint`)}
                      />
                    ))}
                  </Stack>
                ))}
              </SimpleGrid>
              <Text size="xs" c="dimmed" mt={8}>
                {t('taskHint')}
              </Text>
            </Radio.Group>
            {asksForClass(task) && (
              <Switch
                label={t('isMultiple')}
                {...form.getInputProps('isMultiple', { type: 'checkbox' })}
              />
            )}
            <Stack gap={6}>
              <Textarea
                label={t('classes')}
                description={t('classesHint')}
                placeholder={t('classesExample')}
                autosize
                minRows={1}
                {...form.getInputProps('classes')}
              />
              <PillGroup>
                {names.slice(0, 40).map((name, index) => (
                  <Pill key={name}>{index < 10 ? `${(index + 1) % 10} · ${name}` : name}</Pill>
                ))}
              </PillGroup>
            </Stack>
            <Stack gap={4}>
              <Text size="sm" fw={500} id="overlap-label">
                {t('overlap')}
              </Text>
              <Text size="xs" c="dimmed">
                {t('overlapHint')}
              </Text>
              <SegmentedControl
                aria-labelledby="overlap-label"
                value={String(form.values.annotationsPerTask)}
                onChange={(value) => form.setFieldValue('annotationsPerTask', Number(value))}
                data={['1', '2', '3', '5'].map((value) => ({
                  value,
                  label: t('overlapPeople', { count: Number(value) }),
                }))}
              />
            </Stack>
            <FileDrop
              kind={kindOfTask(task)}
              files={form.values.files}
              onChange={(files) => form.setFieldValue('files', files)}
            />
            <Group>
              <Button type="submit" loading={create.isPending}>
                {t('create')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Card>
    </>
  );
}
