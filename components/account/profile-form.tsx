'use client';

import { Alert, Button, Card, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { getMeContract, type MeSchema } from '@/core/contracts/get-me.contract';
import { updateMeContract } from '@/core/contracts/update-me.contract';
import { useApiMutation } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';

type Me = z.infer<typeof MeSchema>;

/** Name, e-mail and password of the signed-in person. */
export function ProfileForm({ me }: { me: Me }) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const form = useForm({
    initialValues: { name: me.name, email: me.email, currentPassword: '', newPassword: '' },
  });
  const update = useApiMutation(updateMeContract, {
    refresh: [getMeContract],
    onSuccess: () => {
      form.setValues({ currentPassword: '', newPassword: '' });
      notifications.show({ message: t('saved') });
    },
  });
  function submit(values: typeof form.values) {
    const { newPassword, currentPassword, name, email } = values;
    update.mutate({
      body: {
        ...(name === me.name ? {} : { name }),
        ...(email === me.email ? {} : { email }),
        ...(newPassword === '' ? {} : { newPassword }),
        ...(currentPassword === '' ? {} : { currentPassword }),
      },
    });
  }
  return (
    <Card withBorder padding="lg">
      <form onSubmit={form.onSubmit(submit)}>
        <Stack maw={420}>
          <Title order={2} size="h4">
            {t('profile')}
          </Title>
          {!me.hasPassword && <Alert color="yellow">{t('noPasswordYet')}</Alert>}
          {update.error !== null && <ProblemAlert error={update.error} />}
          <TextInput
            label={t('name')}
            required
            autoComplete="name"
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('email')}
            required
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          {me.hasPassword && (
            <PasswordInput
              label={t('currentPassword')}
              description={t('currentPasswordHint')}
              autoComplete="current-password"
              {...form.getInputProps('currentPassword')}
            />
          )}
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordRule')}
            minLength={10}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
          />
          <Button type="submit" loading={update.isPending} style={{ alignSelf: 'flex-start' }}>
            {common('save')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
