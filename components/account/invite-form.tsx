'use client';

import {
  Alert,
  Button,
  Card,
  Loader,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { signIn, useSession } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { acceptInviteContract } from '@/core/contracts/accept-invite.contract';
import { getInviteContract } from '@/core/contracts/get-invite.contract';
import { api } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';

interface Values {
  name: string;
  email: string;
  password: string;
}

/** Joins a project by an invite: as whoever is signed in, with an account one has, or with a new one. */
export function InviteForm() {
  const t = useTranslations('account');
  const session = useSession();
  const [secret, setSecret] = useState('');
  const [way, setWay] = useState<'new' | 'known'>('new');
  const form = useForm<Values>({ initialValues: { name: '', email: '', password: '' } });
  const invite = useMutation({
    mutationFn: (value: string) => api.call(getInviteContract, { body: { secret: value } }),
    onSuccess: ({ email }) => form.setFieldValue('email', email ?? ''),
  });
  const lookUp = invite.mutate;
  useEffect(() => {
    const value = window.location.hash.slice(1);
    setSecret(value);
    lookUp(value);
  }, [lookUp]);
  const accept = useMutation({
    mutationFn: async (values: Values | null) => {
      if (values !== null && way === 'known') {
        const result = await signIn('password', { ...values, redirect: false });
        if (!result?.ok) throw new Error(result?.error ?? 'network');
      }
      const account = values !== null && way === 'new' ? values : null;
      const joined = await api.call(acceptInviteContract, { body: { secret, account } });
      if (account !== null) await signIn('password', { ...account, redirect: false });
      return joined;
    },
    onSuccess: ({ projectId }) => window.location.assign(`/projects/${projectId}`),
  });
  if (invite.data === undefined) {
    if (invite.error === null) return <Loader aria-label={t('inviteLoading')} />;
    return <ProblemAlert error={invite.error} />;
  }
  const isSignedIn = session.status === 'authenticated';
  return (
    <Card withBorder w={440} maw="100%" padding="xl" shadow="sm">
      <form onSubmit={form.onSubmit((values) => accept.mutate(isSignedIn ? null : values))}>
        <Stack>
          <Title order={1} size="h3">
            {t('inviteTitle', { project: invite.data.projectName })}
          </Title>
          <Text>{t('inviteRole', { role: t(`role_${invite.data.role}`) })}</Text>
          {accept.error !== null && <ProblemAlert error={accept.error} />}
          {isSignedIn ? (
            <Alert>{t('inviteAs', { name: session.data.user?.name ?? '' })}</Alert>
          ) : (
            <>
              <SegmentedControl
                aria-label={t('title')}
                value={way}
                onChange={(value) => setWay(value as 'new' | 'known')}
                data={[
                  { value: 'new', label: t('newAccount') },
                  { value: 'known', label: t('haveAccount') },
                ]}
              />
              {way === 'new' && (
                <TextInput
                  label={t('name')}
                  required
                  autoComplete="name"
                  {...form.getInputProps('name')}
                />
              )}
              <TextInput
                label={t('email')}
                type="email"
                required
                autoComplete="username"
                readOnly={invite.data.email !== null}
                {...form.getInputProps('email')}
              />
              <PasswordInput
                label={t('password')}
                description={way === 'new' ? t('passwordRule') : undefined}
                required
                minLength={way === 'new' ? 10 : 1}
                autoComplete={way === 'new' ? 'new-password' : 'current-password'}
                {...form.getInputProps('password')}
              />
            </>
          )}
          <Button type="submit" loading={accept.isPending}>
            {t('join')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
