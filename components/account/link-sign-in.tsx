'use client';

import { Alert, Card, Loader, Stack, Text, Title } from '@mantine/core';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import { api } from '../api/use-api';

/** A newcomer begins at the demo with pictures; without one, at the list of projects. */
async function findFirstPlace(): Promise<string> {
  const { projects } = await api.call(listProjectsContract);
  const demo = projects.find(({ isDemo, kind }) => isDemo && kind === 'image');
  return demo === undefined ? '/projects' : `/projects/${demo.id}`;
}

/** Signs in by the secret in the address's fragment, which never reaches a log. */
export function LinkSignIn() {
  const t = useTranslations('account');
  const errors = useTranslations('errors');
  const [code, setCode] = useState<string | null>(null);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    const secret = window.location.hash.slice(1);
    window.history.replaceState(null, '', window.location.pathname);
    void signIn('link', { secret, redirect: false }).then((result) => {
      if (result?.ok) void findFirstPlace().then((path) => window.location.replace(path));
      else setCode(result?.error ?? 'network');
    });
  }, []);
  return (
    <Card withBorder w={420} maw="100%" padding="xl" shadow="sm">
      {code === null ? (
        <Stack align="center" gap="sm" aria-busy="true">
          <Loader />
          <Text>{t('linkSigningIn')}</Text>
        </Stack>
      ) : (
        <Stack>
          <Title order={1} size="h3">
            {t('linkFailedTitle')}
          </Title>
          <Alert color="red" role="alert">
            {errors.has(code) ? errors(code) : errors('gone')}
          </Alert>
          <Text size="sm">{t('linkFailedText')}</Text>
        </Stack>
      )}
    </Card>
  );
}
