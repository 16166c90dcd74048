'use client';

import { Alert, Button, CloseButton, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useShowProblem } from '../../api/use-problem-text';
import { useSession } from './session-context';

const ELSEWHERE = new Set(['answered_elsewhere', 'skipped_elsewhere', 'cannot_reopen']);

function Notice({
  color,
  children,
  action,
  onClose,
}: {
  color: string;
  children: ReactNode;
  action?: ReactNode;
  onClose?: () => void;
}) {
  const t = useTranslations('session');
  return (
    <Alert color={color} radius={0} py={6} px="sm" role={color === 'red' ? 'alert' : 'status'}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{children}</Text>
        <Group gap={4} wrap="nowrap">
          {action}
          {onClose && <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />}
        </Group>
      </Group>
    </Alert>
  );
}

/** What a person has to know of their work's safety, above the item: nothing most of the time. */
export function SessionNotices() {
  const t = useTranslations('session');
  const showProblem = useShowProblem();
  const { session, snapshot } = useSession();
  const { notice, trouble } = snapshot;
  return (
    <>
      {trouble !== null && <Notice color="yellow">{t(`trouble_${trouble}`)}</Notice>}
      {snapshot.othersUnsent > 0 && (
        <Notice color="yellow">{t('othersUnsent', { count: snapshot.othersUnsent })}</Notice>
      )}
      {snapshot.hasNewerSchema && (
        <Notice
          color="blue"
          action={
            <Button
              size="compact-sm"
              onClick={() => void session.updateView().catch(showProblem)}
              data-testid="update-view"
            >
              {t('updateView')}
            </Button>
          }
        >
          {t('newerSchema')}
        </Notice>
      )}
      {snapshot.refused.map(({ answer, problem }) => (
        <Notice
          key={answer.assignmentId}
          color="red"
          onClose={() => void session.discardRefused(answer.assignmentId)}
        >
          {problem.code === 'assignment_closed'
            ? t('answeredTwice', { name: answer.itemName ?? answer.assignmentId })
            : t('refused', {
                name: answer.itemName ?? answer.assignmentId,
                reason: problem.message,
              })}
        </Notice>
      ))}
      {notice !== null && ELSEWHERE.has(notice.kind) && 'name' in notice && (
        <Notice color="blue" onClose={() => session.dismissNotice()}>
          {notice.kind === 'cannot_reopen'
            ? `${t('cannot_reopen', { name: notice.name })} ${
                t.has(`because_${notice.reason}`) ? t(`because_${notice.reason}`) : ''
              }`
            : t(notice.kind, { name: notice.name })}
        </Notice>
      )}
      {notice?.kind === 'pack_ready' && (
        <Notice color="blue" onClose={() => session.dismissNotice()}>
          {t('pack_ready', { count: notice.count })}
        </Notice>
      )}
    </>
  );
}
