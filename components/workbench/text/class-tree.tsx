'use client';

import { Kbd, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { isComposing } from '../../ui/is-composing';
import { shortcutText } from '../keys/shortcut-text';
import { focusPicture } from '../panels/focus-picture';
import { listClassEntries } from '../panels/search-classes';
import { useItemClassKeys } from '../panels/use-class-keys';
import { useEditorState } from '../use-editor';
import { arrangeClassTree, firstExpanded } from './arrange-class-tree';
import classes from './class-tree.module.css';
import { ClassTreeItem } from './class-tree-item';

const ROW_PX = 30;
const PAGE_ROWS = 8;

/** What of a tree outlives an item: what is open, and whether a person was typing in it. */
interface TreeMemory {
  expanded: ReadonlySet<number>;
  isSearching: boolean;
}
const memories = new WeakMap<LabelSchema, TreeMemory>();

/** All classes of the item as a tree: typed for, walked with the arrows, chosen with Enter. */
export function ClassTree({
  editor,
  schema,
  onChosen,
}: {
  editor: Editor;
  schema: LabelSchema;
  onChosen?: () => void;
}) {
  const t = useTranslations('text-work');
  const { item } = useEditorState(editor);
  const keys = useItemClassKeys(editor, schema);
  const findKey = shortcutText(editor, 'find-class');
  const entries = useMemo(() => listClassEntries(schema.classes), [schema]);
  const [memory] = useState<TreeMemory>(() => {
    const known = memories.get(schema) ?? { expanded: firstExpanded(entries), isSearching: false };
    memories.set(schema, known);
    return known;
  });
  const [expanded, setExpanded] = useState(memory.expanded);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<number | null>(null);
  const treeId = useId();
  const input = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => arrangeClassTree(entries, expanded, query),
    [entries, expanded, query],
  );
  const isSearching = query.trim() !== '';
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  useEffect(() => {
    // who types for classes goes on typing on the next item
    if (memory.isSearching) input.current?.focus();
  }, [memory]);
  useEffect(
    () =>
      editor.on('request', ({ kind }) => {
        if (kind === 'find-class') input.current?.focus();
      }),
    [editor],
  );

  const goTo = (place: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, place));
    setActive(next);
    list.scrollToIndex(next);
  };
  const setOpen = (classId: number, isOpen: boolean) => {
    const next = new Set(expanded);
    if (isOpen) next.add(classId);
    else next.delete(classId);
    memory.expanded = next;
    setExpanded(next);
  };
  const leave = () => {
    memory.isSearching = false;
    setQuery('');
    setActive(null);
    focusPicture();
    onChosen?.();
  };
  const choose = (classId: number) => {
    // what was found stands elsewhere in the tree: another Enter must not take what is there now
    if (isSearching) setActive(null);
    setQuery('');
    if (schema.regions.length === 0) editor.runAction('set-class', { classId });
    else editor.toggleItemClass(classId);
    onChosen?.();
  };
  /** Right opens or goes to the first below, Left closes or goes to the one above. */
  const openOrClose = (isRight: boolean) => {
    const place = active ?? 0;
    const row = rows[place];
    if (row === undefined) return;
    const { labelClass, depth } = row.entry;
    if (isRight && row.isExpanded === true) goTo(place + 1);
    else if (isRight === (row.isExpanded === false)) setOpen(labelClass.id, isRight);
    else if (!isRight) {
      const above = rows.slice(0, place).findLastIndex(({ entry }) => entry.depth < depth);
      if (above >= 0) goTo(above);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const { key } = event;
    const place = active ?? -1;
    if (key === 'ArrowDown') goTo(place + 1);
    else if (key === 'ArrowUp') goTo((active ?? rows.length) - 1);
    else if (key === 'PageDown') goTo(place + PAGE_ROWS);
    else if (key === 'PageUp') goTo(place - PAGE_ROWS);
    else if (!isSearching && (key === 'ArrowRight' || key === 'ArrowLeft')) {
      openOrClose(key === 'ArrowRight');
    } else if (key === 'Enter' && (event.ctrlKey || event.metaKey)) editor.runAction('submit');
    else if (key === 'Enter') {
      const row = rows[active ?? 0];
      if (row !== undefined && (active !== null || isSearching)) choose(row.entry.labelClass.id);
    } else if (key === 'Escape') {
      if (isSearching) setQuery('');
      else leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowId = (place: number) => `${treeId}-${place}`;
  return (
    <div className={classes.tree}>
      <TextInput
        ref={input}
        size="sm"
        role="combobox"
        aria-expanded
        aria-controls={treeId}
        aria-haspopup="tree"
        aria-activedescendant={active === null ? undefined : rowId(active)}
        aria-label={t('searchClasses', { count: entries.length })}
        placeholder={t('searchClasses', { count: entries.length })}
        leftSection={<IconSearch size={14} />}
        rightSection={findKey === '' ? null : <Kbd size="xs">{findKey}</Kbd>}
        value={query}
        data-find-class
        data-testid="class-search"
        onFocus={() => {
          memory.isSearching = true;
        }}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(event.currentTarget.value.trim() === '' ? null : 0);
          scroller.current?.scrollTo({ top: 0 });
        }}
        onKeyDown={onKeyDown}
      />
      {rows.length === 0 && (
        <Text size="sm" c="dimmed" px={6}>
          {t('noClassFits', { query: query.trim() })}
        </Text>
      )}
      <div ref={scroller} className={classes.scroller} hidden={rows.length === 0}>
        <div
          id={treeId}
          role="tree"
          aria-label={t('allClasses')}
          aria-multiselectable={schema.choice === 'multiple'}
          className={classes.rows}
          style={{ height: list.getTotalSize() }}
        >
          {list.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { id } = row.entry.labelClass;
            return (
              <ClassTreeItem
                key={id}
                id={rowId(index)}
                row={row}
                top={start}
                heightPx={ROW_PX}
                keyText={keys.get(id)}
                isActive={index === active}
                isChosen={item.classIds.includes(id)}
                isProposed={item.origin === 'prediction' && !item.isTouched}
                withPath={isSearching}
                onChoose={() => choose(id)}
                onToggle={(isOpen) => setOpen(id, isOpen)}
              />
            );
          })}
        </div>
      </div>
      <VisuallyHidden aria-live="polite">
        {isSearching ? t('classesFound', { count: rows.length }) : ''}
      </VisuallyHidden>
    </div>
  );
}
