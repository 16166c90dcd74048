import { Center, Stack, Text, Title } from '@mantine/core';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';

export default async function NotFound() {
  const t = await getTranslations('common');
  return (
    <Center mih="70vh" p="md">
      <Stack align="center" ta="center">
        <Title order={1}>{t('notFoundTitle')}</Title>
        <Text c="dimmed">{t('notFoundText')}</Text>
        <LinkButton href="/">{t('toStart')}</LinkButton>
      </Stack>
    </Center>
  );
}
