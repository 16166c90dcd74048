'use client';

import { Button, CopyButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useProblemText, useShowProblem } from '../../api/use-problem-text';
import { excerptOf } from '../../comments/excerpt-of';
import { useSession } from './session-context';
import { WorkNotice } from './work-notice';

/** Comments that the server will never take, each with its reason, until the person discards them. */
export function RefusedComments() {
  const t = useTranslations('session');
  const common = useTranslations('common');
  const toText = useProblemText();
  const showProblem = useShowProblem();
  const { session, snapshot } = useSession();
  return snapshot.refusedComments.map(({ waiting, problem }) => (
    <WorkNotice
      key={waiting.idempotencyKey}
      color="red"
      action={
        <>
          <CopyButton value={waiting.body.body}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? common('copied') : common('copy')}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-sm"
            color="red"
            onClick={() => void session.discardComment(waiting.idempotencyKey).catch(showProblem)}
          >
            {t('discardComment')}
          </Button>
        </>
      }
    >
      {t('commentRefused', {
        text: excerptOf(waiting.body.body),
        reason: t.has(`commentRefused_${problem.code}`)
          ? t(`commentRefused_${problem.code}`)
          : toText(problem).title,
      })}
    </WorkNotice>
  ));
}
