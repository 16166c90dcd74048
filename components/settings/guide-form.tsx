'use client';

import {
  Badge,
  Button,
  Card,
  FileButton,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhoto } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { GUIDE_CHARS_MAX, type ProjectView } from '@/core/contracts/create-project.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { updateProjectContract } from '@/core/contracts/update-project.contract';
import { uploadGuideImageContract } from '@/core/contracts/upload-guide-image.contract';
import { api, useApiMutation } from '../api/use-api';
import { Markdown } from '../ui/markdown';
import { ProblemAlert } from '../ui/problem-alert';
import classes from './guide-form.module.css';
import { insertPicture } from './insert-picture';

const PICTURES = 'image/jpeg,image/png,image/webp';

/** The guide for annotators: Markdown at the left, what they will see at the right. */
export function GuideForm({ project }: { project: ProjectView }) {
  const t = useTranslations('guide');
  const common = useTranslations('common');
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(project.guide);
  const [uploading, setUploading] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const update = useApiMutation(updateProjectContract, {
    refresh: [getProjectContract],
    onSuccess: () => notifications.show({ message: t('saved') }),
  });
  const problem = failure ?? update.error;

  async function addPictures(files: readonly File[]): Promise<void> {
    setFailure(null);
    for (const file of files) {
      setUploading(file.name);
      const form = new FormData();
      form.append('files', file, file.name);
      try {
        const params = { projectId: project.id };
        const { url } = await api.call(uploadGuideImageContract, { params, form });
        const at = field.current?.selectionStart ?? null;
        setText((now) => insertPicture(now, at, { url, alt: t('pictureAlt') }));
      } catch (error) {
        setFailure(error);
      }
    }
    setUploading(null);
  }
  function takePictures(event: ClipboardEvent | DragEvent, data: DataTransfer | null): void {
    const files = [...(data?.files ?? [])].filter(({ type }) => PICTURES.includes(type));
    if (files.length === 0) return;
    event.preventDefault();
    void addPictures(files);
  }

  return (
    <Card withBorder padding="lg" data-testid="guide-form">
      <Stack>
        <Group justify="space-between">
          <div>
            <Title order={2} size="h5">
              {t('formTitle')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('formHint')}
            </Text>
          </div>
          {text !== project.guide && <Badge color="gray">{t('unsaved')}</Badge>}
        </Group>
        {problem !== null && <ProblemAlert error={problem} />}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Textarea
            ref={field}
            label={t('text')}
            description={t('dropHint')}
            autosize
            minRows={10}
            maxRows={24}
            maxLength={GUIDE_CHARS_MAX}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onPaste={(event) => takePictures(event, event.clipboardData)}
            onDrop={(event) => takePictures(event, event.dataTransfer)}
          />
          <div>
            <Text size="sm" fw={500} mb={4} id="guide-preview">
              {t('preview')}
            </Text>
            <section className={classes.preview} aria-labelledby="guide-preview" tabIndex={0}>
              {text.trim() === '' ? (
                <Text size="sm" c="dimmed">
                  {t('empty')}
                </Text>
              ) : (
                <Markdown text={text} />
              )}
            </section>
          </div>
        </SimpleGrid>
        <Group gap="sm">
          <Button
            loading={update.isPending}
            disabled={text === project.guide}
            onClick={() =>
              update.mutate({
                params: { projectId: project.id },
                ifMatch: project.version,
                body: { guide: text },
              })
            }
          >
            {common('save')}
          </Button>
          <FileButton multiple accept={PICTURES} onChange={(files) => void addPictures(files)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={uploading !== null}
                leftSection={<IconPhoto size={16} />}
              >
                {t('addPicture')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" aria-live="polite">
            {uploading === null ? '' : t('uploading', { name: uploading })}
          </Text>
        </Group>
      </Stack>
    </Card>
  );
}
