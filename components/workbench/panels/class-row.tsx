'use client';

import { ColorSwatch, Kbd } from '@mantine/core';
import { memo } from 'react';
import classes from './class-search.module.css';
import type { ClassEntry } from './search-classes';

const INDENT_PX = 12;
const INSET_PX = 6;

/** One class in the searched list: indented by its depth, or with the names above it. */
export const ClassRow = memo(function ClassRow({
  entry,
  id,
  top,
  heightPx,
  place,
  total,
  count,
  keyText,
  isActive,
  isSticky,
  withPath,
  onChoose,
}: {
  entry: ClassEntry;
  id: string;
  top: number;
  heightPx: number;
  /** From 0. */
  place: number;
  total: number;
  /** Regions of the class in this item. */
  count: number;
  keyText: string | undefined;
  isActive: boolean;
  isSticky: boolean;
  withPath: boolean;
  onChoose: (classId: number) => void;
}) {
  const { labelClass, depth, path } = entry;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isSticky}
      aria-setsize={total}
      aria-posinset={place + 1}
      className={classes.row}
      data-active={isActive || undefined}
      data-sticky={isSticky || undefined}
      title={path === '' ? labelClass.name : `${path} › ${labelClass.name}`}
      style={{
        top,
        height: heightPx,
        paddingInlineStart: INSET_PX + (withPath ? 0 : depth * INDENT_PX),
      }}
      onClick={() => onChoose(labelClass.id)}
    >
      <ColorSwatch color={labelClass.color} size={14} withShadow={false} />
      <span className={classes.name}>
        {labelClass.name}
        {withPath && path !== '' && <span className={classes.path}> {path}</span>}
      </span>
      {count > 0 && <span className={classes.count}>{count}</span>}
      {keyText !== undefined && <Kbd size="xs">{keyText}</Kbd>}
    </div>
  );
});
