'use client';

import { Alert, Button, Card, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { safeNextPath } from './safe-next-path';

/**
 * E-mail and password; leads back to where the person wanted to go. The fields keep their values
 * themselves: what was typed or filled in before the page's script had come is not lost.
 */
export function SignInForm({
  next,
}: {
  /** Where the person wanted to go, as the address says it. */
  next: string | null;
}) {
  const t = useTranslations('account');
  const errors = useTranslations('errors');
  const goal = safeNextPath(next);
  const [code, setCode] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const [email, password] = [String(values.get('email')), String(values.get('password'))];
    setIsBusy(true);
    setCode(null);
    const result = await signIn('password', { email, password, redirect: false });
    if (result?.ok) {
      // a full load: the new session's pages must not come from the old one's cache
      window.location.assign(goal);
      return;
    }
    setIsBusy(false);
    setCode(result?.error ?? 'network');
  }
  return (
    <Card withBorder w={380} maw="100%" padding="xl" shadow="sm">
      {/* never as an address, should the script not have come yet */}
      <form method="post" onSubmit={(event) => void submit(event)}>
        <Stack>
          <Title order={1} size="h3">
            {t('signInTitle')}
          </Title>
          {code !== null && (
            <Alert color="red" role="alert">
              {errors.has(code) ? errors(code) : errors('wrong_password')}
            </Alert>
          )}
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            autoFocus
            name="email"
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            name="password"
          />
          <Button type="submit" loading={isBusy} fullWidth>
            {t('signIn')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('noAccountHint')}
          </Text>
        </Stack>
      </form>
    </Card>
  );
}
