'use client';

import { Button, Modal, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { ImportForm } from './import-form';
import { ImportList } from './import-list';
import { ItemGrid } from './item-grid';

/** What is to be labelled: the items, how they came in, and what was refused. */
export function DataPage({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('data');
  const project = useApiQuery(getProjectContract, { params: { projectId } });
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={
          <Button onClick={open} leftSection={<IconUpload size={18} />}>
            {t('import')}
          </Button>
        }
      />
      <QueryView query={project}>
        {(view) => (
          <>
            <ImportList projectId={projectId} isOnlyLive />
            <Tabs defaultValue="items" keepMounted={false}>
              <Tabs.List mb="md">
                <Tabs.Tab value="items">{t('items')}</Tabs.Tab>
                <Tabs.Tab value="imports">{t('imports')}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="items">
                <ItemGrid projectId={projectId} kind={view.kind} onImport={open} />
              </Tabs.Panel>
              <Tabs.Panel value="imports">
                <ImportList projectId={projectId} />
              </Tabs.Panel>
            </Tabs>
            <Modal opened={isOpen} onClose={close} title={t('import')} size="lg">
              <ImportForm projectId={projectId} kind={view.kind} onDone={close} />
            </Modal>
          </>
        )}
      </QueryView>
    </>
  );
}
