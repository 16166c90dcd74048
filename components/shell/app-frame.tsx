'use client';

import { AppShell, Burger, Container, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import classes from './app-frame.module.css';
import { useApiQuery } from '../api/use-api';
import { FolderDrop } from '../projects/folder-drop';
import { Brand } from './brand';
import { CommandPalette } from './command-palette';
import { LanguageMenu } from './language-menu';
import { ProjectNavigation } from './project-navigation';
import { ThemeMenu } from './theme-menu';
import { UnsentNotice } from './unsent-notice';
import { useUnsentWork } from './use-unsent-work';
import { UserMenu } from './user-menu';

function projectIdOf(pathname: string): string | null {
  return /^\/projects\/(prj_[^/]+)/.exec(pathname)?.[1] ?? null;
}

/** Header, the project's places at the left, and the page. */
export function AppFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const pathname = usePathname();
  const projectId = projectIdOf(pathname);
  const me = useApiQuery(getMeContract, {}, { staleTime: 60_000 });
  const unsent = useUnsentWork(me.data?.id);
  const [isOpen, { toggle, close }] = useDisclosure(false);
  useEffect(() => {
    // whenever the page changes
    if (pathname !== '') close();
  }, [close, pathname]);
  return (
    <AppShell
      header={{ height: 52 }}
      {...(projectId === null
        ? {}
        : { navbar: { width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } } })}
      padding="lg"
    >
      <a href="#main" className={classes.skip}>
        {t('skipToContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            {projectId !== null && (
              <Burger
                opened={isOpen}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={t('openNavigation')}
              />
            )}
            <Brand />
          </Group>
          <Group gap={4} wrap="nowrap">
            <CommandPalette projectId={projectId} />
            <LanguageMenu />
            <ThemeMenu />
            <UserMenu findUnsent={unsent.find} />
          </Group>
        </Group>
      </AppShell.Header>
      {projectId !== null && (
        <AppShell.Navbar p="xs" aria-label={t('navigation')}>
          <ProjectNavigation projectId={projectId} />
        </AppShell.Navbar>
      )}
      <AppShell.Main id="main" tabIndex={-1}>
        <FolderDrop />
        <Container size={1180} px={0}>
          <UnsentNotice state={unsent.state} work={unsent.work} />
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
