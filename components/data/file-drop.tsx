'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileText, IconPhoto, IconUpload } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { ProjectKind } from '@/core/label-schema/label-schema';

const ACCEPTED: Record<ProjectKind, string> = {
  image: '.jpg,.jpeg,.png,.webp,.zip',
  text: '.csv,.jsonl,.ndjson,.txt',
};

/** Takes files or a whole folder, dropped or chosen. */
export function FileDrop({
  kind,
  files,
  onChange,
}: {
  kind: ProjectKind;
  files: readonly File[];
  onChange: (files: File[]) => void;
}) {
  const t = useTranslations('data');
  const format = useFormatter();
  const folder = useRef<HTMLInputElement>(null);
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1_048_576;
  return (
    <Stack gap={6}>
      <Dropzone
        onDrop={(dropped) => onChange([...files, ...dropped])}
        aria-label={t('drop')}
        inputProps={{ 'aria-label': t('drop') }}
        p="lg"
      >
        <Group justify="center" gap="md" style={{ pointerEvents: 'none' }}>
          <Dropzone.Accept>
            <IconUpload size={36} stroke={1.4} />
          </Dropzone.Accept>
          <Dropzone.Idle>
            {kind === 'image' ? (
              <IconPhoto size={36} stroke={1.4} />
            ) : (
              <IconFileText size={36} stroke={1.4} />
            )}
          </Dropzone.Idle>
          <Stack gap={2}>
            <Text>{t('drop')}</Text>
            <Text size="xs" c="dimmed">
              {t(`drop_${kind}`)}
            </Text>
          </Stack>
        </Group>
      </Dropzone>
      <Group gap="xs">
        {kind === 'image' && (
          <>
            <input
              ref={folder}
              type="file"
              hidden
              multiple
              accept={ACCEPTED[kind]}
              {...{ webkitdirectory: '' }}
              onChange={(event) =>
                onChange([...files, ...Array.from(event.currentTarget.files ?? [])])
              }
            />
            <Button size="xs" variant="default" onClick={() => folder.current?.click()}>
              {t('chooseFolder')}
            </Button>
          </>
        )}
        {files.length > 0 && (
          <>
            <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {t('chosen', {
                count: files.length,
                megabytes: format.number(megabytes, { maximumFractionDigits: 1 }),
              })}
            </Text>
            <Button size="xs" variant="subtle" color="gray" onClick={() => onChange([])}>
              {t('clearChoice')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
