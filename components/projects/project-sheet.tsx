'use client';

import {
  Button,
  Group,
  Modal,
  Progress,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { newKey } from '@/core/new-key';
import { guessImportFormat } from '../data/guess-import-format';
import { ProblemAlert } from '../ui/problem-alert';
import { folderName } from './folder-name';
import { parseAddresses } from './parse-addresses';
import { parseClassNames } from './parse-class-names';
import { StartedProjectView } from './started-project-view';
import { useStartProject } from './use-start-project';

const MEBIBYTE = 1_048_576;

/** A whole project on one sheet, from files that were dropped: classes, people, Enter. */
export function ProjectSheet({ files, onClose }: { files: readonly File[]; onClose: () => void }) {
  const t = useTranslations('project-sheet');
  const format = useFormatter();
  const isText = guessImportFormat(files) !== 'images';
  const [share, setShare] = useState(0);
  const [key] = useState(newKey);
  const start = useStartProject(setShare);
  const form = useForm({
    initialValues: {
      name: folderName(files),
      classes: '',
      people: '',
      overlap: '3',
      task: isText ? 'class' : 'boxes',
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('nameNeeded') : null),
      classes: (value) => (parseClassNames(value).length === 0 ? t('classesNeeded') : null),
      people: (value) => {
        const [wrong] = parseAddresses(value).invalid;
        return wrong === undefined ? null : t('noAddress', { text: wrong });
      },
    },
  });
  const size = files.reduce((sum, file) => sum + file.size, 0) / MEBIBYTE;
  const submit = form.onSubmit(({ name, classes, people, overlap, task }) =>
    start.mutate({
      key,
      name: name.trim(),
      kind: isText ? 'text' : 'image',
      hasBoxes: task === 'boxes',
      classNames: parseClassNames(classes),
      annotationsPerTask: Number(overlap),
      emails: parseAddresses(people).valid,
      files,
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      closeOnClickOutside={false}
      title={start.data === undefined ? t('title') : t('started')}
    >
      {start.data !== undefined ? (
        <StartedProjectView started={start.data} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {t('files', {
                count: files.length,
                megabytes: format.number(size, { maximumFractionDigits: 1 }),
              })}
            </Text>
            {start.error !== null && <ProblemAlert error={start.error} />}
            <TextInput
              label={t('classes')}
              description={t('classesHint')}
              placeholder={t('classesExample')}
              data-autofocus
              {...form.getInputProps('classes')}
            />
            <TextInput
              label={t('people')}
              description={t('peopleHint')}
              placeholder={t('peopleExample')}
              {...form.getInputProps('people')}
            />
            <TextInput label={t('name')} {...form.getInputProps('name')} />
            <Group gap="xl">
              {!isText && (
                <SegmentedControl
                  aria-label={t('task')}
                  data={[
                    { value: 'boxes', label: t('taskBoxes') },
                    { value: 'class', label: t('taskClass') },
                  ]}
                  {...form.getInputProps('task')}
                />
              )}
              <SegmentedControl
                aria-label={t('overlap')}
                data={['1', '2', '3', '5'].map((value) => ({
                  value,
                  label: t('overlapPeople', { count: Number(value) }),
                }))}
                {...form.getInputProps('overlap')}
              />
            </Group>
            {start.isPending && <Progress value={100 * share} animated aria-label={t('sending')} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose} disabled={start.isPending}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={start.isPending}>
                {t('create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
