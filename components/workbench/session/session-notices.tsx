'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useShowProblem } from '../../api/use-problem-text';
import { HelpPausedNotice } from '../help-paused-notice';
import { RefusedComments } from './refused-comments';
import { useSession } from './session-context';
import { WorkNotice } from './work-notice';

const ABOUT_ITEMS = new Set([
  'answered_elsewhere',
  'skipped_elsewhere',
  'cannot_reopen',
  'no_picture',
]);

/** What a person has to know of their work's safety, above the item: nothing most of the time. */
export function SessionNotices() {
  const t = useTranslations('session');
  const showProblem = useShowProblem();
  const { session, snapshot, isPageKept } = useSession();
  const { notice, trouble } = snapshot;
  return (
    <>
      {trouble !== null && <WorkNotice color="yellow">{t(`trouble_${trouble}`)}</WorkNotice>}
      {snapshot.othersUnsent > 0 && (
        <WorkNotice color="yellow">
          {t('othersUnsent', { count: snapshot.othersUnsent })}
        </WorkNotice>
      )}
      <HelpPausedNotice help={snapshot.model.help} />
      {snapshot.hasNewerSchema && (
        <WorkNotice
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
        </WorkNotice>
      )}
      {snapshot.refused.map(({ waiting: answer, problem }) => (
        <WorkNotice
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
        </WorkNotice>
      ))}
      <RefusedComments />
      {notice !== null && ABOUT_ITEMS.has(notice.kind) && 'name' in notice && (
        <WorkNotice color="blue" onClose={() => session.dismissNotice()}>
          {notice.kind === 'cannot_reopen'
            ? `${t('cannot_reopen', { name: notice.name })} ${
                t.has(`because_${notice.reason}`) ? t(`because_${notice.reason}`) : ''
              }`
            : t(notice.kind, { name: notice.name })}
        </WorkNotice>
      )}
      {notice?.kind === 'pack_ready' && (
        <WorkNotice color="blue" onClose={() => session.dismissNotice()}>
          {t(isPageKept ? 'pack_ready_reload' : 'pack_ready', { count: notice.count })}
        </WorkNotice>
      )}
    </>
  );
}
