'use client';

import { Button, Text } from '@mantine/core';
import { IconCloudUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useContext } from 'react';
import { useShowProblem } from '../api/use-problem-text';
import type { UnsentComment } from '../workbench/session/local-store';
import { CommentOutboxContext } from './comment-outbox';
import styles from './comments.module.css';

/** Comments of the page's outbox that the server does not have yet, in the order of sending. */
export function WaitingComments({
  isShown,
  aboutOf,
}: {
  /** Chooses those that belong here. */
  isShown: (comment: UnsentComment['body']) => boolean;
  /** What a comment is about. */
  aboutOf?: (comment: UnsentComment['body']) => ReactNode;
}) {
  const t = useTranslations('comments');
  const showProblem = useShowProblem();
  const outbox = useContext(CommentOutboxContext);
  const waiting = outbox?.unsent.filter(({ body }) => isShown(body)) ?? [];
  if (outbox === null || waiting.length === 0) return null;
  return (
    <ul aria-label={t('waiting')} className={styles.waiting}>
      {waiting.map(({ idempotencyKey, body }) => (
        <li key={idempotencyKey} className={styles.thread} data-unsent>
          {aboutOf !== undefined && <span className={styles.about}>{aboutOf(body)}</span>}
          <div className={styles.body} data-selectable dir="auto">
            {body.body}
          </div>
          <div className={styles.foot}>
            <IconCloudUp size={14} aria-hidden />
            <Text size="xs" c="dimmed" flex={1}>
              {t('waitingText')}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => void outbox.discard(idempotencyKey).catch(showProblem)}
            >
              {t('discard')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
