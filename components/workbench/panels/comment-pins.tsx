'use client';

import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { EntityId } from '@/core/ids';
import { imageToView } from '@/editor/camera';
import type { Editor } from '@/editor/editor';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { imagePoint } from '@/editor/units';
import type { Thread } from '../../comments/group-threads';
import { useOpenThreads } from '../../comments/use-comments';
import { useScene } from '../use-editor';
import classes from './comment-pins.module.css';
import { useSettledRegions } from './use-settled';

interface Pin {
  readonly thread: Thread;
  /** ImagePx. */
  readonly x: number;
  readonly y: number;
}

/** Where each thread is pinned: at its point, or the top right corner of its region if that is there. */
function usePins(editor: Editor, threads: readonly Thread[]): readonly Pin[] {
  const regions = useSettledRegions(editor);
  return useMemo(() => {
    const wanted = new Set(threads.map(({ regionId }) => regionId));
    const found = new Map(
      regions.filter(({ id }) => wanted.has(id)).map((region) => [region.id, region]),
    );
    return threads.flatMap((thread): Pin[] => {
      if (thread.point !== null) return [{ thread, ...thread.point }];
      const region = thread.regionId === null ? undefined : found.get(thread.regionId);
      if (region === undefined) return [];
      const { x, y, width } = shapeOf(region).bounds(region);
      return [{ thread, x: x + width, y }];
    });
  }, [threads, regions]);
}

function Pins({
  editor,
  threads,
  onOpen,
}: {
  editor: Editor;
  threads: readonly Thread[];
  onOpen: (thread: Thread) => void;
}) {
  const t = useTranslations('comments');
  const { camera } = useScene(editor);
  const pins = usePins(editor, threads);
  return pins.map(({ thread, x, y }) => {
    const { x: left, y: top } = imageToView(camera, imagePoint(x, y));
    if (left < 0 || top < 0 || left > camera.view.width || top > camera.view.height) return null;
    const count = thread.comments.length;
    const name = thread.comments.at(-1)?.authorName ?? '';
    const label = t('pin', { count, name });
    return (
      <UnstyledButton
        key={thread.id}
        className={classes.pin}
        style={{ left, top }}
        aria-label={label}
        title={thread.comments.at(-1)?.body}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onOpen(thread)}
      >
        {count}
      </UnstyledButton>
    );
  });
}

/** A small badge at every region and place of the picture that an open thread is about. */
export function CommentPins({
  editor,
  projectId,
  taskId,
  onOpen,
}: {
  editor: Editor;
  projectId: EntityId<'project'>;
  taskId: EntityId<'task'>;
  onOpen: (id: Thread['id']) => void;
}) {
  const open = useOpenThreads(projectId);
  const threads = useMemo(() => open.filter((thread) => thread.taskId === taskId), [open, taskId]);
  if (threads.length === 0) return null;
  return (
    <Pins
      editor={editor}
      threads={threads}
      onOpen={({ id, regionId }) => {
        if (regionId !== null) editor.select([regionId]);
        onOpen(id);
      }}
    />
  );
}
