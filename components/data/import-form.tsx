'use client';

import { Button, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { listImportsContract } from '@/core/contracts/list-imports.contract';
import type { EntityId } from '@/core/ids';
import type { ProjectKind } from '@/core/label-schema/label-schema';
import { ProblemAlert } from '../ui/problem-alert';
import { FileDrop } from './file-drop';
import { uploadImport } from './send-import-files';

/** Chooses and uploads files; the rest happens in the background. */
export function ImportForm({
  projectId,
  kind,
  onDone,
}: {
  projectId: EntityId<'project'>;
  kind: ProjectKind;
  onDone: () => void;
}) {
  const t = useTranslations('data');
  const cache = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: () => uploadImport(projectId, files, setShare),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: [listImportsContract.id] });
      onDone();
    },
  });
  return (
    <Stack>
      {upload.error !== null && <ProblemAlert error={upload.error} />}
      <FileDrop kind={kind} files={files} onChange={setFiles} />
      {upload.isPending && (
        <Stack gap={4}>
          <Progress value={share * 100} animated aria-label={t('uploading')} />
          <Text size="sm" role="status">
            {t('uploadingShare', { percent: Math.floor(share * 100) })}
          </Text>
        </Stack>
      )}
      <Button
        disabled={files.length === 0}
        loading={upload.isPending}
        onClick={() => upload.mutate()}
      >
        {t('upload')}
      </Button>
    </Stack>
  );
}
