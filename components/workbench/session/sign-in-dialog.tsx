'use client';

import { Alert, Anchor, Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { useApiQuery } from '../../api/use-api';
import { useSession } from './session-context';

/**
 * Lets a person whose session has ended sign in where they are: the work stays as it is and goes on
 * being sent. Somebody else's signing in sends nothing of theirs.
 */
export function SignInDialog() {
  const t = useTranslations('session');
  const account = useTranslations('account');
  const errors = useTranslations('errors');
  const { session, snapshot } = useSession();
  const me = useApiQuery(getMeContract, {}, { enabled: false });
  const [code, setCode] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = useForm({ initialValues: { email: me.data?.email ?? '', password: '' } });
  const isOpen = snapshot.needsSignIn || snapshot.isForeign;

  useEffect(() => {
    if (!isOpen) return;
    // signed in by another way in another tab
    const onFocus = () => void session.signedIn();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [isOpen, session]);

  async function submit(values: { email: string; password: string }) {
    setIsBusy(true);
    setCode(null);
    const result = await signIn('password', { ...values, redirect: false }).catch(() => null);
    setIsBusy(false);
    if (result?.ok) {
      form.setFieldValue('password', '');
      await session.signedIn();
    } else setCode(result?.error ?? 'network');
  }

  return (
    <Modal
      opened={isOpen}
      onClose={() => {}}
      withCloseButton={false}
      title={snapshot.isForeign ? t('foreignTitle') : t('signInTitle')}
    >
      <form onSubmit={form.onSubmit(submit)}>
        <Stack>
          <Text size="sm">
            {snapshot.isForeign
              ? t('foreignText', { email: me.data?.email ?? '', count: snapshot.unsentCount })
              : t('signInText', { count: snapshot.unsentCount })}
          </Text>
          {code !== null && (
            <Alert color="red" role="alert">
              {errors.has(code) ? errors(code) : errors('wrong_password')}
            </Alert>
          )}
          <TextInput
            label={account('email')}
            type="email"
            autoComplete="username"
            required
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={account('password')}
            autoComplete="current-password"
            required
            data-autofocus
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={isBusy}>
            {account('signIn')}
          </Button>
          <Anchor href="/sign-in" target="_blank" size="sm">
            {t('otherWays')}
          </Anchor>
          {snapshot.isForeign && (
            <Button variant="default" onClick={() => window.location.reload()}>
              {t('goOnAsOther')}
            </Button>
          )}
        </Stack>
      </form>
    </Modal>
  );
}
