'use client';

import { useFormatter } from 'next-intl';
import type { DraftOperation } from '@/core/draft/draft-operation';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import classes from './history-panel.module.css';
import { useStepText } from './use-step-text';

/** The steps of a draft, the newest first, and its beginning. */
export function HistorySteps({
  operations,
  at,
  schema,
  onLook,
  onGo,
}: {
  operations: readonly DraftOperation[];
  /** The operation after which the draft is shown. */
  at: number;
  schema: LabelSchema;
  onLook: (seq: number) => void;
  onGo: (seq: number) => void;
}) {
  const format = useFormatter();
  const stepText = useStepText(schema);
  const start = (operations[0]?.seq ?? 1) - 1;
  const rows = [
    ...operations.map((operation) => ({
      seq: operation.seq,
      text: stepText(operation),
      time: format.dateTime(new Date(operation.at), { timeStyle: 'medium' }),
    })),
  ].reverse();
  return (
    <>
      {[...rows, { seq: start, text: stepText(null), time: '' }].map(({ seq, text, time }) => (
        <button
          key={seq}
          type="button"
          id={`history-step-${seq}`}
          role="option"
          aria-selected={seq === at}
          tabIndex={-1}
          className={seq > at ? `${classes.step} ${classes.later}` : classes.step}
          onPointerEnter={() => onLook(seq)}
          onClick={() => onGo(seq)}
          title={text}
        >
          <span className={classes.name}>{text}</span>
          <span className={classes.time}>{time}</span>
        </button>
      ))}
    </>
  );
}
