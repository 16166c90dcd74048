'use client';

import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { useApiQuery } from '../api/use-api';
import { AfterHydration } from '../ui/after-hydration';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { KeySettings } from '../workbench/keys/key-settings';
import { ProfileForm } from './profile-form';
import { TokenList } from './token-list';

/** The person's own page: profile, password, tokens. */
export function AccountPage() {
  const t = useTranslations('account');
  const keys = useTranslations('keys');
  const me = useApiQuery(getMeContract);
  return (
    <>
      <PageHeader title={t('title')} />
      <Stack>
        <QueryView query={me}>{(data) => <ProfileForm me={data} />}</QueryView>
        <TokenList />
        <Card withBorder padding="lg" id="keyboard">
          <Title order={2} size="h5">
            {keys('title')}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {keys('hint')}
          </Text>
          <AfterHydration>
            <KeySettings />
          </AfterHydration>
        </Card>
      </Stack>
    </>
  );
}
