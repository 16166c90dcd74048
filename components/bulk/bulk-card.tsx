'use client';

import { memo, useEffect } from 'react';
import type { ClassLook } from '../workbench/panels/class-look';
import type { AssignmentId } from '../workbench/session/local-store';
import type { BulkItem, GivenAnswer, GoOn } from './bulk-board';
import classes from './bulk-card.module.css';
import type { BulkSession } from './bulk-session';
import { useInSight } from './use-in-sight';

/** The id of an item's card in the page. */
export function cardId(id: AssignmentId): string {
  return `card-${id}`;
}

/** One item of the list: what it is, what a model proposes (dashed), what was given (solid). */
export const BulkCard = memo(function BulkCard({
  session,
  item,
  answer,
  isSelected,
  isCursor,
  goOn,
  lookOf,
}: {
  session: BulkSession;
  item: BulkItem;
  answer: GivenAnswer | undefined;
  isSelected: boolean;
  isCursor: boolean;
  /** The list goes on here. */
  goOn: GoOn | null;
  lookOf: (classId: number) => ClassLook;
}) {
  const card = useInSight(session, item.id);
  useEffect(() => {
    if (isCursor) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCursor, card]);
  useEffect(() => {
    if (goOn !== null) card.current?.scrollIntoView({ block: 'start' });
  }, [goOn, card]);
  const shownIds = answer?.classIds ?? item.proposedIds;
  const sure =
    answer === undefined && item.confidence !== null
      ? ` ${Math.round(item.confidence * 100)} %`
      : '';
  return (
    <div
      ref={card}
      id={cardId(item.id)}
      role="option"
      aria-selected={isSelected}
      className={classes.card}
      data-given={answer === undefined ? undefined : true}
      data-cursor={isCursor || undefined}
      data-testid="bulk-card"
      onClick={(event) =>
        session.act((board) =>
          board.click(item.id, { shift: event.shiftKey, mod: event.ctrlKey || event.metaKey }),
        )
      }
      onMouseDown={(event) => {
        // Shift and a press would mark the text in between
        if (event.shiftKey) event.preventDefault();
      }}
    >
      {item.text !== null ? (
        <p className={classes.text} dir="auto">
          {item.text}
        </p>
      ) : (
        // biome-ignore lint/performance/noImgElement: thumbnails are made at import
        <img className={classes.picture} src={item.thumbnailUrl ?? ''} alt={item.name} />
      )}
      <div className={classes.classes}>
        {shownIds.map((classId) => {
          const { name, color } = lookOf(classId);
          return (
            <span
              key={classId}
              className={classes.class}
              data-proposed={answer === undefined || undefined}
              style={{ borderColor: color }}
            >
              <span className={classes.dot} style={{ background: color }} />
              {name}
              {sure}
            </span>
          );
        })}
      </div>
    </div>
  );
});
