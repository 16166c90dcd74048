'use client';

import { ActionIcon, Kbd, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconClock, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { isComposing } from '../../ui/is-composing';
import { shortcutText } from '../keys/shortcut-text';
import { usePanelState } from '../use-editor';
import { ClassRow } from './class-row';
import classes from './class-search.module.css';
import { focusPicture } from './focus-picture';
import { listClassEntries, putRecentFirst, searchClasses } from './search-classes';
import { useClassCounts } from './use-class-counts';
import { useClassKeys } from './use-class-keys';
import { useRecentClasses } from './use-recent-classes';

const ROW_PX = 28;
const PAGE_ROWS = 8;

/** How far a key moves in the list; Infinity to its end. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
};

/** Many classes: typed for, walked with the arrows and chosen with Enter; only rows in sight exist. */
export function ClassSearch({
  editor,
  schema,
  projectId,
}: {
  editor: Editor;
  schema: LabelSchema;
  projectId: string;
}) {
  const t = useTranslations('panels');
  const { activeClassId } = usePanelState(editor);
  const counts = useClassCounts(editor);
  const keys = useClassKeys(editor);
  const findKey = shortcutText(editor, 'find-class');
  const recent = useRecentClasses(editor, projectId);
  const [isRecentFirst, setIsRecentFirst] = useLocalStorage({
    key: 'concord-recent-classes-first',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<number | null>(null);
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => listClassEntries(schema.classes), [schema]);
  const isSearching = query.trim() !== '';
  const found = useMemo(() => {
    const fitting = searchClasses(entries, query);
    return isRecentFirst && !isSearching ? putRecentFirst(fitting, recent) : fitting;
  }, [entries, query, isSearching, isRecentFirst, recent]);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  const sticky = found.findIndex(({ labelClass }) => labelClass.id === activeClassId);
  useEffect(() => {
    if (active === null && sticky >= 0 && !isSearching) rows.scrollToIndex(sticky);
  }, [rows, active, sticky, isSearching]);

  const goTo = (place: number) => {
    const last = found.length - 1;
    if (last < 0) return;
    const next = Math.max(0, Math.min(last, place));
    setActive(next);
    rows.scrollToIndex(next);
  };
  const leave = () => {
    setQuery('');
    setActive(null);
    focusPicture();
  };
  const choose = (classId: number) => {
    editor.runAction('set-class', { classId });
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = STEPS[event.key];
    if (step !== undefined) goTo((active ?? (step > 0 ? -1 : found.length)) + step);
    else if (event.key === 'Enter') {
      const entry = found[active ?? 0];
      if (entry !== undefined) choose(entry.labelClass.id);
    } else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowId = (place: number) => `${listId}-${place}`;
  return (
    <div className={classes.search}>
      <div className={classes.bar}>
        <TextInput
          size="xs"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active === null ? undefined : rowId(active)}
          aria-label={t('searchClasses', { count: entries.length })}
          placeholder={t('searchClasses', { count: entries.length })}
          leftSection={<IconSearch size={14} />}
          rightSection={findKey === '' ? null : <Kbd size="xs">{findKey}</Kbd>}
          value={query}
          data-find-class
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(event.currentTarget.value.trim() === '' ? null : 0);
            scroller.current?.scrollTo({ top: 0 });
          }}
          onBlur={() => setActive(null)}
          onKeyDown={onKeyDown}
        />
        <Tooltip label={t('recentFirst')}>
          <ActionIcon
            size="md"
            variant={isRecentFirst ? 'light' : 'subtle'}
            color={isRecentFirst ? 'petrol' : 'gray'}
            aria-label={t('recentFirst')}
            aria-pressed={isRecentFirst}
            onClick={() => setIsRecentFirst(!isRecentFirst)}
          >
            <IconClock size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div ref={scroller} className={classes.scroller}>
        {found.length === 0 && (
          <Text size="sm" c="dimmed" px={6} pt={4}>
            {t('noClassFits', { query: query.trim() })}
          </Text>
        )}
        <div
          id={listId}
          role="listbox"
          aria-label={t('class')}
          className={classes.list}
          style={{ height: rows.getTotalSize() }}
        >
          {rows.getVirtualItems().map(({ index, start }) => {
            const entry = found[index];
            if (entry === undefined) return null;
            const { id } = entry.labelClass;
            return (
              <ClassRow
                key={id}
                id={rowId(index)}
                entry={entry}
                top={start}
                heightPx={ROW_PX}
                place={index}
                total={found.length}
                count={counts.get(id) ?? 0}
                keyText={keys.get(id)}
                isActive={index === active}
                isSticky={id === activeClassId}
                withPath={isSearching || (isRecentFirst && recent.includes(id))}
                onChoose={choose}
              />
            );
          })}
        </div>
      </div>
      <VisuallyHidden aria-live="polite">
        {isSearching ? t('classesFound', { count: found.length }) : ''}
      </VisuallyHidden>
    </div>
  );
}
