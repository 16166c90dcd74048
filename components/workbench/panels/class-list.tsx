'use client';

import { ColorSwatch, Kbd, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { usePanelState } from '../use-editor';
import classes from './class-list.module.css';
import { listClassEntries } from './search-classes';
import { useClassCounts } from './use-class-counts';
import { useClassKeys } from './use-class-keys';

/** Names no longer than this stand in two columns. */
const SHORT_NAME_CHARACTERS = 5;
const INDENT_PX = 12;

/** The few classes of regions with their keys and how often each is there; the sticky one is marked. */
export function ClassList({ editor, schema }: { editor: Editor; schema: LabelSchema }) {
  const t = useTranslations('panels');
  const { activeClassId } = usePanelState(editor);
  const counts = useClassCounts(editor);
  const keys = useClassKeys(editor);
  const entries = useMemo(() => listClassEntries(schema.classes), [schema]);
  const isShort = entries.every(
    ({ labelClass, depth }) => depth === 0 && labelClass.name.length <= SHORT_NAME_CHARACTERS,
  );
  return (
    <ul
      className={classes.list}
      aria-label={t('class')}
      data-testid="class-palette"
      data-short={isShort || undefined}
    >
      {entries.map(({ labelClass, depth }) => {
        const { id, name, color } = labelClass;
        const count = counts.get(id) ?? 0;
        const key = keys.get(id);
        return (
          <li key={id} style={{ paddingInlineStart: depth * INDENT_PX }}>
            <UnstyledButton
              className={classes.entry}
              aria-pressed={id === activeClassId}
              data-find-class={id === activeClassId || undefined}
              title={name}
              onClick={() => editor.runAction('set-class', { classId: id })}
            >
              <ColorSwatch color={color} size={14} withShadow={false} />
              <span className={classes.name}>{name}</span>
              {count > 0 && (
                <span className={classes.count} aria-label={t('classCount', { count })}>
                  {count}
                </span>
              )}
              {key !== undefined && <Kbd size="xs">{key}</Kbd>}
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}
