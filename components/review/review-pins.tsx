'use client';

import { isImageRegion, regionBounds } from '@/core/formats/region-bounds';
import { isOpen, type Thread } from '../comments/group-threads';
import { useTaskThreads } from '../comments/use-comments';
import type { TaskVotesView } from './compare-vote';
import classes from './review-stage.module.css';

const RADIUS_PX = 9;
const TEXT_PX = 11;

/** Where a thread is pinned, ImagePx: its point, or the top right corner of its region; null for the item. */
function placeOf({ point, regionId, annotatorId }: Thread, { votes }: TaskVotesView) {
  if (point !== null) return point;
  const regions = votes.find(({ userId }) => userId === annotatorId)?.answer.regions ?? [];
  const region = regions.find(({ id }) => id !== undefined && id === regionId);
  if (region === undefined || !isImageRegion(region)) return null;
  const { x, y, width } = regionBounds(region);
  return { x: x + width, y };
}

/** The open threads about a picture, each at its place with the number it has in the list beside. */
export function ReviewPins({
  view,
  px,
}: {
  view: TaskVotesView;
  /** One CSS px in image px. */
  px: number;
}) {
  const { threads } = useTaskThreads(view.projectId, view.taskId);
  return threads.filter(isOpen).map((thread, index) => {
    const place = placeOf(thread, view);
    if (place === null) return null;
    return (
      <g key={thread.id} transform={`translate(${place.x} ${place.y}) scale(${px})`}>
        <title>{thread.comments[0]?.body}</title>
        <circle r={RADIUS_PX} className={classes.pin} />
        <text className={classes.pinNumber} fontSize={TEXT_PX} dy={TEXT_PX / 3}>
          {index + 1}
        </text>
      </g>
    );
  });
}
