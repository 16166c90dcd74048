'use client';

import { ColorSwatch, Kbd } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ClassTreeRow } from './arrange-class-tree';
import classes from './class-tree.module.css';

const INDENT_PX = 16;

/** One class of the tree: a press chooses it, a press on the arrow opens what is below. */
export function ClassTreeItem({
  id,
  row: { entry, isExpanded, level, place, siblingCount },
  top,
  heightPx,
  keyText,
  isActive,
  isChosen,
  isProposed,
  withPath,
  onChoose,
  onToggle,
}: {
  id: string;
  row: ClassTreeRow;
  top: number;
  heightPx: number;
  keyText: string | undefined;
  isActive: boolean;
  isChosen: boolean;
  isProposed: boolean;
  /** Names above it are shown, since it stands alone. */
  withPath: boolean;
  onChoose: () => void;
  onToggle: (isOpen: boolean) => void;
}) {
  const { labelClass, depth, path } = entry;
  const Arrow = isExpanded ? IconChevronDown : IconChevronRight;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblingCount}
      aria-selected={isChosen}
      {...(isExpanded === null ? {} : { 'aria-expanded': isExpanded })}
      className={classes.item}
      data-active={isActive || undefined}
      data-chosen={isChosen || undefined}
      data-proposed={(isChosen && isProposed) || undefined}
      title={path === '' ? labelClass.name : `${path} › ${labelClass.name}`}
      style={{ top, height: heightPx, paddingInlineStart: withPath ? 6 : 6 + depth * INDENT_PX }}
      onClick={onChoose}
    >
      <span
        className={classes.arrow}
        data-testid={isExpanded === null ? undefined : 'class-arrow'}
        onClick={(event) => {
          if (isExpanded === null) return;
          event.stopPropagation();
          onToggle(!isExpanded);
        }}
      >
        {isExpanded !== null && <Arrow size={16} />}
      </span>
      <ColorSwatch color={labelClass.color} size={12} withShadow={false} />
      <span className={classes.name}>
        {labelClass.name}
        {withPath && path !== '' && <span className={classes.path}> {path}</span>}
      </span>
      {isChosen && <IconCheck size={16} />}
      {keyText !== undefined && <Kbd size="xs">{keyText}</Kbd>}
    </div>
  );
}
