'use client';

import {
  ActionIcon,
  Alert,
  Anchor,
  Badge,
  Button,
  Center,
  Group,
  Loader,
  Text,
} from '@mantine/core';
import { IconConfetti, IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useRef } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { Keymap } from '@/editor/keymap';
import { EmptyState } from '../ui/empty-state';
import { usePreferences } from '../preferences/use-preferences';
import { ProblemAlert } from '../ui/problem-alert';
import { useLeaveWarning } from '../ui/use-leave-warning';
import { keysOf } from '../workbench/keys/shortcut-text';
import { HelpPausedNotice } from '../workbench/help-paused-notice';
import { ModelBadge } from '../workbench/model-badge';
import { makeClassLooks } from '../workbench/panels/class-look';
import { WorkNotice } from '../workbench/session/work-notice';
import { BulkAnnouncer } from './bulk-announcer';
import { BulkBar } from './bulk-bar';
import { BulkCard, cardId } from './bulk-card';
import { bulkKeyOf } from './bulk-command';
import { BulkNothing } from './bulk-nothing';
import classes from './bulk-view.module.css';
import { useBulkKeys } from './use-bulk-keys';
import { useBulkSession } from './use-bulk-session';

/** Many items side by side: chosen together, answered with one key, sent when all is right. */
export function BulkView({ project, userId }: { project: ProjectView; userId: string }) {
  const t = useTranslations('bulk');
  const schema = project.labelSchema;
  const { session, snapshot } = useBulkSession(project, userId);
  const list = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { keymap: settings } = usePreferences().preferences;
  const keymap = useMemo(
    () => new Keymap(project.kind, schema, settings),
    [project.kind, schema, settings],
  );
  useBulkKeys(session, keymap, list, searchField);
  const unsent = (snapshot?.queue?.unsent.length ?? 0) + (snapshot?.unsentCommentCount ?? 0);
  const isUnsent = unsent > 0 || (snapshot?.board.given.size ?? 0) > 0;
  useLeaveWarning(isUnsent && snapshot?.trouble != null);
  const lookOf = useMemo(() => makeClassLooks(schema), [schema]);
  const keys = useMemo(() => {
    const found = new Map<number, string>();
    for (const { action, args, shortcut } of keymap.bindings) {
      if (action.id !== 'set-class' || args.classId === undefined) continue;
      if (!found.has(args.classId)) found.set(args.classId, keysOf(shortcut).join(' '));
    }
    return found;
  }, [keymap]);
  const keyTexts = useMemo(() => {
    const textOf = (kind: Parameters<typeof bulkKeyOf>[0]) => {
      const key = bulkKeyOf(kind, keymap);
      return key === null ? null : keysOf(key).join(' ');
    };
    return { undo: textOf('undo'), accept: textOf('accept'), send: textOf('send') };
  }, [keymap]);
  const nameOf = useCallback((classId: number) => lookOf(classId).name, [lookOf]);
  if (session === null || snapshot === null) return <div className={classes.page} aria-busy />;
  const { board, queue, phase, trouble } = snapshot;
  const cursor = board.shown.find(({ id }) => id === board.cursor);
  const refused = queue?.refused ?? [];
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Group gap="xs" wrap="nowrap" miw={0}>
          <ActionIcon
            component={Link}
            href={`/projects/${project.id}`}
            variant="subtle"
            color="gray"
            aria-label={t('leave')}
          >
            <IconX size={20} />
          </ActionIcon>
          <Text fw={600} truncate>
            {project.name}
          </Text>
          <Anchor component={Link} href={`/projects/${project.id}/label`} size="sm">
            {t('oneByOne')}
          </Anchor>
        </Group>
        <Group gap="sm" wrap="nowrap">
          <ModelBadge status={snapshot.model} />
          {snapshot.isProposing && (
            <Text size="sm" c="dimmed" visibleFrom="sm">
              {t('proposing')}
            </Text>
          )}
          <Badge
            size="lg"
            variant="light"
            tt="none"
            color={unsent === 0 ? 'green' : queue?.isOffline ? 'orange' : 'blue'}
            role="status"
            data-testid="bulk-save"
          >
            {unsent === 0
              ? t('sent', { count: snapshot.sentCount })
              : t('unsent', { count: unsent })}
          </Badge>
        </Group>
      </header>
      <HelpPausedNotice help={snapshot.model.help} />
      {trouble !== null && <WorkNotice color="yellow">{t(`trouble_${trouble}`)}</WorkNotice>}
      {queue?.needsSignIn && (
        <Alert color="red">
          {t('needsSignIn')}{' '}
          <Anchor href="/sign-in" target="_blank" inherit underline="always">
            {t('signIn')}
          </Anchor>
        </Alert>
      )}
      {refused.length > 0 && (
        <Alert color="red" title={t('refused', { count: refused.length })}>
          {refused[0]?.problem.message}
        </Alert>
      )}
      {phase === 'working' && (
        <BulkBar
          session={session}
          snapshot={snapshot}
          schema={schema}
          keys={keys}
          keyTexts={keyTexts}
          searchField={searchField}
          lookOf={lookOf}
        />
      )}
      <main className={classes.scroller}>
        {phase === 'loading' && (
          <Center h="100%" aria-busy="true">
            <Loader />
          </Center>
        )}
        {phase === 'failed' && (
          <Center h="100%">
            <ProblemAlert error={snapshot.failure} onRetry={() => void session.claim(true)} />
          </Center>
        )}
        {phase === 'done' && (
          <Center h="100%">
            <EmptyState
              icon={<IconConfetti />}
              title={t('doneTitle')}
              action={
                <Button component={Link} href={`/projects/${project.id}`}>
                  {t('leave')}
                </Button>
              }
            >
              {t('doneText', { count: snapshot.sentCount })}
            </EmptyState>
          </Center>
        )}
        {phase === 'working' && board.shown.length === 0 && (
          <BulkNothing
            snapshot={snapshot}
            onClear={() => {
              session.search('');
              searchField.current?.focus();
            }}
          />
        )}
        {phase === 'working' && (
          <div
            ref={list}
            role="listbox"
            aria-multiselectable
            aria-label={t('items')}
            aria-activedescendant={cursor && cardId(cursor.id)}
            tabIndex={0}
            className={classes.list}
            data-kind={project.kind}
          >
            {board.shown.map((item) => (
              <BulkCard
                key={item.id}
                session={session}
                item={item}
                answer={board.given.get(item.id)}
                isSelected={board.selected.has(item.id)}
                isCursor={board.cursor === item.id}
                goOn={board.goOnAt?.id === item.id ? board.goOnAt : null}
                lookOf={lookOf}
              />
            ))}
          </div>
        )}
      </main>
      <BulkAnnouncer news={snapshot.news} nameOf={nameOf} />
      <footer className={classes.footer}>
        <Text size="sm" c="dimmed">
          {t('help', {
            accept: keyTexts.accept ?? '–',
            undo: keyTexts.undo ?? '–',
            send: keyTexts.send ?? '–',
          })}
        </Text>
      </footer>
    </div>
  );
}
