'use client';

import { Group, Title } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import classes from './beside-panel.module.css';

/** What opens beside the work: the picture keeps its place and grows narrower. */
export function BesidePanel({
  name,
  title,
  mark,
  controls,
  widthPx,
  children,
}: {
  /** For tests, and `<name>-title` is the title's id. */
  name: string;
  title: string;
  /** Behind the title. */
  mark?: ReactNode;
  /** At the end of the head: what closes it. */
  controls: ReactNode;
  /** At most; less in a narrow window. */
  widthPx: number;
  children: ReactNode;
}) {
  const style = { '--beside-width': `${widthPx}px` } as CSSProperties;
  return (
    <aside
      className={classes.panel}
      style={style}
      aria-labelledby={`${name}-title`}
      data-testid={name}
    >
      <Group justify="space-between" wrap="nowrap" gap="xs" className={classes.head ?? ''}>
        <Group gap="xs">
          <Title order={2} size="h5" id={`${name}-title`}>
            {title}
          </Title>
          {mark}
        </Group>
        <Group gap={4} wrap="nowrap">
          {controls}
        </Group>
      </Group>
      {children}
    </aside>
  );
}
