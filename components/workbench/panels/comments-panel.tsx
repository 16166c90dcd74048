'use client';

import { Button, Loader, Stack, Text, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { EntityId } from '@/core/ids';
import type { Editor } from '@/editor/editor';
import { imagePoint } from '@/editor/units';
import { useApiQuery } from '../../api/use-api';
import { CommentComposer } from '../../comments/comment-composer';
import { CommentThread } from '../../comments/comment-thread';
import styles from '../../comments/comments.module.css';
import { isOpen, type Thread } from '../../comments/group-threads';
import { OlderCommentsButton } from '../../comments/older-comments-button';
import { useOpenThreads, useTaskThreads } from '../../comments/use-comments';
import { WaitingComments } from '../../comments/waiting-comments';
import { makeClassLooks } from './class-look';
import type { CommentTarget, SidePanelState } from './use-side-panel';
import { useSettledRegions } from './use-settled';

/** What a thread or a new comment is about, in words; a region by its class. */
function useAbout(editor: Editor, project: ProjectView) {
  const t = useTranslations('comments');
  const regions = useSettledRegions(editor);
  const lookOf = useMemo(() => makeClassLooks(project.labelSchema), [project]);
  return (target: CommentTarget): { text: string; isGone: boolean } => {
    if (target === null) return { text: t('onItem'), isGone: false };
    if ('point' in target) return { text: t('onPoint'), isGone: false };
    const region = regions.find(({ id }) => id === target.regionId);
    if (region === undefined) return { text: t('onRegionGone'), isGone: true };
    const { name } = lookOf(region.classId);
    return { text: t('onRegionShort', { name }), isGone: false };
  };
}

type Placed = { [Part in 'regionId' | 'point']?: Thread[Part] | undefined };

/** The place of a thread, or of a comment that waits to be sent. */
function targetOf({ regionId = null, point = null }: Placed): CommentTarget {
  if (regionId !== null) return { regionId };
  return point === null ? null : { point };
}

function goTo(editor: Editor, target: CommentTarget): void {
  if (target === null) return;
  if ('point' in target) editor.lookAt(imagePoint(target.point.x, target.point.y));
  else editor.select([target.regionId]);
}

/** The threads about one's own answer to this item, a place to begin one, and what is open elsewhere. */
export function CommentsPanel({
  editor,
  project,
  taskId,
  panel,
}: {
  editor: Editor;
  project: ProjectView;
  taskId: EntityId<'task'>;
  panel: Pick<SidePanelState, 'target' | 'chosenThread' | 'writeComment'>;
}) {
  const t = useTranslations('comments');
  const ownId = useApiQuery(getMeContract).data?.id ?? null;
  const task = useTaskThreads(project.id, taskId);
  const open = useOpenThreads(project.id);
  const elsewhere = open.threads.filter((thread) => thread.taskId !== taskId);
  const { isPending, isLoading, error } = task.pages;
  // what is known of this item already is there at once
  const known = isPending
    ? open.threads.filter((thread) => thread.taskId === taskId)
    : task.threads;
  const aboutOf = useAbout(editor, project);
  const [areSettledShown, setSettledShown] = useState(false);
  const settledCount = known.filter((thread) => !isOpen(thread)).length;
  const shown = areSettledShown ? known : known.filter(isOpen);
  const { target } = panel;
  return (
    <Stack gap="xs" pt={8} pb={4}>
      <div data-new-comment>
        <CommentComposer
          projectId={project.id}
          draftKey={taskId}
          about={{ taskId, ...target }}
          placeholder={t('placeholder')}
          sendLabel={t('send')}
          onSent={() => panel.writeComment(null)}
        >
          <div className={styles.foot} style={{ marginTop: 4 }}>
            <Text size="xs" c="dimmed" truncate flex={1}>
              {aboutOf(target).text}
            </Text>
            {target !== null && (
              <UnstyledButton className={styles.link} onClick={() => panel.writeComment(null)}>
                {t('onItem')}
              </UnstyledButton>
            )}
          </div>
        </CommentComposer>
      </div>
      {isLoading && known.length === 0 && <Loader size="sm" />}
      {error !== null && (
        <Text size="xs" c="red">
          {t('loadFailed')}
        </Text>
      )}
      {!isPending && error === null && known.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('none')}
        </Text>
      )}
      <WaitingComments
        isShown={(one) => one.taskId === taskId && one.replyToId === undefined}
        aboutOf={(one) => aboutOf(targetOf(one)).text}
      />
      <OlderCommentsButton pages={task.pages} />
      {shown.map((thread) => {
        const place = targetOf(thread);
        const { text, isGone } = aboutOf(place);
        return (
          <CommentThread
            key={thread.id}
            thread={thread}
            projectId={project.id}
            ownId={ownId}
            isChosen={thread.id === panel.chosenThread}
            about={
              place === null || isGone ? (
                <span className={styles.about}>{text}</span>
              ) : (
                <UnstyledButton
                  className={styles.link}
                  title={t('show')}
                  onClick={() => goTo(editor, place)}
                >
                  {text}
                </UnstyledButton>
              )
            }
          />
        );
      })}
      {settledCount > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-expanded={areSettledShown}
          onClick={() => setSettledShown(!areSettledShown)}
        >
          {t('hiddenResolved', { count: settledCount })}
        </Button>
      )}
      {(elsewhere.length > 0 || open.pages.hasNextPage) && (
        <>
          <Text size="xs" fw={600} mt={4}>
            {t('elsewhere')} ({elsewhere.length}
            {open.pages.hasNextPage ? '+' : ''})
          </Text>
          <OlderCommentsButton pages={open.pages} />
          {elsewhere.map((thread) => (
            <CommentThread
              key={thread.id}
              thread={thread}
              projectId={project.id}
              ownId={ownId}
              about={<span className={styles.about}>{thread.itemName}</span>}
            />
          ))}
        </>
      )}
    </Stack>
  );
}
