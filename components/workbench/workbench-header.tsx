'use client';

import { ActionIcon, Anchor, Group, Text, Tooltip } from '@mantine/core';
import { IconLayoutGrid, IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { canLabelInBulk } from '../bulk/can-label-in-bulk';
import { LanguageMenu } from '../shell/language-menu';
import { ThemeMenu } from '../shell/theme-menu';
import { HelpButtons } from './keys/help-buttons';
import type { Help } from './keys/use-help';
import { SaveBadge } from './save-badge';
import { HistoryButton } from './session/history-button';
import type { SessionSnapshot } from './session/session-snapshot';
import classes from './workbench.module.css';

/** Where one is, how far one got, whether everything is saved. */
export function WorkbenchHeader({
  project,
  session,
  help,
}: {
  project: ProjectView;
  session: SessionSnapshot;
  help: Help;
}) {
  const t = useTranslations('workbench');
  const bulk = useTranslations('bulk');
  const name = session.item?.assignment.item.name ?? '';
  return (
    <header className={classes.header}>
      <Group gap="xs" wrap="nowrap" miw={0} flex={1}>
        <Tooltip label={t('leave')}>
          <ActionIcon
            component={Link}
            href={`/projects/${project.id}`}
            variant="subtle"
            color="gray"
            aria-label={t('leave')}
          >
            <IconX size={20} />
          </ActionIcon>
        </Tooltip>
        <Anchor
          component={Link}
          href={`/projects/${project.id}`}
          c="inherit"
          fw={600}
          truncate
          visibleFrom="xs"
        >
          {project.name}
        </Anchor>
        {canLabelInBulk(project) && (
          <Tooltip label={bulk('asList')}>
            <ActionIcon
              component={Link}
              href={`/projects/${project.id}/label/bulk`}
              variant="subtle"
              color="gray"
              aria-label={bulk('asList')}
            >
              <IconLayoutGrid size={20} />
            </ActionIcon>
          </Tooltip>
        )}
        <Text c="dimmed" truncate size="sm" data-testid="item-name">
          {name}
        </Text>
      </Group>
      <Group gap={4} wrap="nowrap">
        {session.submittedCount > 0 && (
          <Text
            size="sm"
            c="dimmed"
            visibleFrom="sm"
            mr={8}
            style={{ fontVariantNumeric: 'tabular-nums' }}
          >
            {t('doneHere', { count: session.submittedCount })}
          </Text>
        )}
        <SaveBadge session={session} />
        <HistoryButton />
        <HelpButtons help={help} />
        <LanguageMenu />
        <ThemeMenu />
      </Group>
    </header>
  );
}
