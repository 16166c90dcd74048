'use client';

import { Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFolderPlus } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { useApiQuery } from '../api/use-api';
import { ProjectSheet } from './project-sheet';

/** Places that take dropped files themselves. */
const HAS_OWN_DROP = /^\/projects\/(new|[^/]+\/(data|settings|models))/;

/** A folder dropped anywhere opens the project sheet, for those who may make projects. */
export function FolderDrop() {
  const t = useTranslations('project-sheet');
  const pathname = usePathname();
  const [files, setFiles] = useState<readonly File[] | null>(null);
  const me = useApiQuery(getMeContract, {}, { staleTime: 60_000 });
  const canCreate =
    me.data?.instanceRole === 'admin' ||
    me.data?.memberships.some(({ role }) => role === 'manager') === true;
  return (
    <>
      <Dropzone.FullScreen
        active={canCreate && files === null && !HAS_OWN_DROP.test(pathname)}
        onDrop={setFiles}
        inputProps={{ 'aria-label': t('drop') }}
      >
        <Group justify="center" h="90vh" style={{ pointerEvents: 'none' }}>
          <IconFolderPlus size={48} stroke={1.4} />
          <Text size="lg">{t('drop')}</Text>
        </Group>
      </Dropzone.FullScreen>
      {files !== null && <ProjectSheet files={files} onClose={() => setFiles(null)} />}
    </>
  );
}
