'use client';

import { Button, Tabs } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '../ui/page-header';
import { AuditLog } from './audit-log';
import { UserTable } from './user-table';

/** The instance: who has an account, and what was done. */
export function AdminPage() {
  const t = useTranslations('admin');
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        action={
          <Button component={Link} href="/account" variant="default">
            {t('tokens')}
          </Button>
        }
      />
      <Tabs defaultValue="users" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="users">{t('users')}</Tabs.Tab>
          <Tabs.Tab value="audit">{t('audit')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="users">
          <UserTable />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditLog />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
