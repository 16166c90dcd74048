'use client';

import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useContext, useMemo } from 'react';
import type { EntityId } from '@/core/ids';
import { imageToView } from '@/editor/camera';
import type { Editor } from '@/editor/editor';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { imagePoint } from '@/editor/units';
import { CommentOutboxContext } from '../../comments/comment-outbox';
import type { Thread } from '../../comments/group-threads';
import { useOpenThreadsOfTask } from '../../comments/use-comments';
import type { UnsentComment } from '../session/local-store';
import { useScene } from '../use-editor';
import classes from './comment-pins.module.css';
import { useSettledRegions } from './use-settled';

/** A thread, or a comment that waits to be sent, by what its pin shows. */
interface Pinned {
  readonly key: string;
  /** Null where it waits to be sent. */
  readonly threadId: Thread['id'] | null;
  readonly regionId: Thread['regionId'];
  readonly point: Thread['point'];
  readonly count: number;
  readonly authorName: string;
  readonly text: string;
}

interface Pin extends Pinned {
  /** ImagePx. */
  readonly x: number;
  readonly y: number;
}

const NONE: readonly UnsentComment[] = [];

function pinnedThread({ id, regionId, point, comments }: Thread): Pinned {
  const last = comments.at(-1);
  return {
    ...{ key: id, threadId: id, regionId, point, count: comments.length },
    ...{ authorName: last?.authorName ?? '', text: last?.body ?? '' },
  };
}

function pinnedUnsent({ idempotencyKey, body }: UnsentComment): Pinned {
  const { regionId = null, point = null } = body;
  return {
    ...{ key: idempotencyKey, threadId: null, regionId, point, count: 1 },
    ...{ authorName: '', text: body.body },
  };
}

/** Where each is pinned: at its point, or the top right corner of its region if that is there. */
function usePins(editor: Editor, pinned: readonly Pinned[]): readonly Pin[] {
  const regions = useSettledRegions(editor);
  return useMemo(() => {
    const wanted = new Set(pinned.map(({ regionId }) => regionId));
    const found = new Map(
      regions.filter(({ id }) => wanted.has(id)).map((region) => [region.id, region]),
    );
    return pinned.flatMap((one): Pin[] => {
      if (one.point !== null) return [{ ...one, ...one.point }];
      const region = one.regionId === null ? undefined : found.get(one.regionId);
      if (region === undefined) return [];
      const { x, y, width } = shapeOf(region).bounds(region);
      return [{ ...one, x: x + width, y }];
    });
  }, [pinned, regions]);
}

function Pins({
  editor,
  pinned,
  onOpen,
}: {
  editor: Editor;
  pinned: readonly Pinned[];
  onOpen: (pinned: Pinned) => void;
}) {
  const t = useTranslations('comments');
  const { camera } = useScene(editor);
  const pins = usePins(editor, pinned);
  return pins.map((pin) => {
    const { key, threadId, count, authorName: name, text } = pin;
    const { x: left, y: top } = imageToView(camera, imagePoint(pin.x, pin.y));
    if (left < 0 || top < 0 || left > camera.view.width || top > camera.view.height) return null;
    return (
      <UnstyledButton
        key={key}
        className={classes.pin}
        data-unsent={threadId === null || undefined}
        style={{ left, top }}
        aria-label={threadId === null ? t('waiting') : t('pin', { count, name })}
        title={text}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onOpen(pin)}
      >
        {count}
      </UnstyledButton>
    );
  });
}

/** A small badge at every region and place of the picture that an open thread or an unsent comment is about. */
export function CommentPins({
  editor,
  projectId,
  taskId,
  onOpen,
}: {
  editor: Editor;
  projectId: EntityId<'project'>;
  taskId: EntityId<'task'>;
  /** Null: the comment waits to be sent. */
  onOpen: (id: Thread['id'] | null) => void;
}) {
  const threads = useOpenThreadsOfTask(projectId, taskId);
  const unsent = useContext(CommentOutboxContext)?.unsent ?? NONE;
  const pinned = useMemo(() => {
    const here = unsent.filter(
      ({ body }) => body.taskId === taskId && body.replyToId === undefined,
    );
    return [...threads.map(pinnedThread), ...here.map(pinnedUnsent)];
  }, [threads, unsent, taskId]);
  if (pinned.length === 0) return null;
  return (
    <Pins
      editor={editor}
      pinned={pinned}
      onOpen={({ threadId, regionId }) => {
        if (regionId !== null) editor.select([regionId]);
        onOpen(threadId);
      }}
    />
  );
}
