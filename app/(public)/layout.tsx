import { Center, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from '@/components/shell/brand';
import { LanguageMenu } from '@/components/shell/language-menu';
import { ThemeMenu } from '@/components/shell/theme-menu';

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <Stack mih="100vh" gap={0}>
      <Group justify="space-between" px="md" h={52}>
        <Brand />
        <Group gap={4}>
          <LanguageMenu />
          <ThemeMenu />
        </Group>
      </Group>
      <Center component="main" flex={1} p="md" pb={96}>
        {children}
      </Center>
    </Stack>
  );
}
