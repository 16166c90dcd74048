'use client';

import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import type { RegionId, RegionRecord } from '@/editor/records';
import { usePanelState } from '../use-editor';
import { arrangeRegions } from './arrange-regions';
import { makeClassLooks } from './class-look';
import { focusPicture } from './focus-picture';
import { NoRegions } from './no-regions';
import { RegionFilters } from './region-filters';
import classes from './region-list.module.css';
import { excerptOf, useRegionName } from './region-name';
import { RegionRow } from './region-row';
import { RegionRowTools } from './region-row-tools';
import { useArrangement } from './use-arrangement';
import { useSettledRegions } from './use-settled';

const ROW_PX = 28;
const PAGE_ROWS = 10;
const FILTERED_FROM = 2;
const AT_ONCE_MAX = 500;
const NONE: readonly RegionRecord[] = [];

/** How far a key moves in the list. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The place of the row that an event happened in; null outside all rows. */
function placeOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-place]') : null;
  return row === null ? null : Number(row.getAttribute('data-place'));
}

/**
 * Every region by class and extent, filtered and sorted as one likes; only the rows in sight
 * exist. It follows the picture's selection, and what is picked in it is brought into view there.
 */
export function RegionList({
  editor,
  schema,
  onMenu,
}: {
  editor: Editor;
  schema: LabelSchema;
  /** Opens the menu of the selected regions at a place of the window, CSS px. */
  onMenu?: (x: number, y: number) => void;
}) {
  const t = useTranslations('panels');
  const settled = useSettledRegions(editor);
  // so many are listed a moment after the item itself is painted
  const regions = useDeferredValue(settled, settled.length > AT_ONCE_MAX ? NONE : settled);
  const { selectedIds, hiddenIds } = usePanelState(editor);
  const [arrangement, setArrangement] = useArrangement();
  const [hovered, setHovered] = useState<number | null>(null);
  const anchor = useRef<RegionId | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const nameRegion = useRegionName();
  const lookOf = useMemo(() => makeClassLooks(schema), [schema]);
  const wanted = useDeferredValue(arrangement);
  const shown = useMemo(() => {
    const nameOf = (classId: number) => lookOf(classId).name;
    const textOf = (region: RegionRecord) => excerptOf(editor, region) ?? '';
    return arrangeRegions(regions, wanted, { nameOf, textOf, hiddenIds });
  }, [editor, regions, wanted, lookOf, hiddenIds]);
  useEffect(() => {
    // Tab in the picture walks what is seen here
    editor.setWalk(shown === regions ? null : shown.map(({ id }) => id));
  }, [editor, shown, regions]);
  useEffect(() => () => editor.setWalk(null), [editor]);
  const selected = useMemo(() => new Set(selectedIds), [selectedIds]);
  const lastSelected = selectedIds.at(-1);
  const active = useMemo(
    () => (lastSelected === undefined ? -1 : shown.findIndex(({ id }) => id === lastSelected)),
    [shown, lastSelected],
  );
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  useEffect(() => {
    if (active >= 0) rows.scrollToIndex(active);
  }, [rows, active]);

  const latest = useRef({ shown, selectedIds });
  useEffect(() => {
    latest.current = { shown, selectedIds };
  });
  const selectRange = useCallback(
    (place: number) => {
      const { shown: list } = latest.current;
      const from = list.findIndex(({ id }) => id === anchor.current);
      const [start, end] = from < place ? [Math.max(0, from), place] : [place, from];
      const ids = list.slice(start, end + 1).map(({ id }) => id);
      // the row that was reached last counts as the active one
      editor.select(from < place ? ids : ids.reverse());
    },
    [editor],
  );
  const pick = useCallback(
    (place: number, event: Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>) => {
      const { shown: list, selectedIds: before } = latest.current;
      const id = list[place]?.id;
      if (id === undefined) return;
      if (event.shiftKey && anchor.current !== null) selectRange(place);
      else if (event.ctrlKey || event.metaKey) {
        anchor.current = id;
        const others = before.filter((one) => one !== id);
        editor.select(before.includes(id) ? others : [...others, id]);
      } else {
        anchor.current = id;
        editor.select([id]);
      }
    },
    [editor, selectRange],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const isAll = event.code === 'KeyA' && (event.ctrlKey || event.metaKey);
    if (isAll) editor.select(shown.map(({ id }) => id));
    else if (step !== undefined && shown.length > 0) {
      const start = active < 0 ? (step > 0 ? -1 : shown.length) : active;
      const place = Math.max(0, Math.min(shown.length - 1, start + step));
      anchor.current ??= shown[Math.max(0, active)]?.id ?? null;
      pick(place, { shiftKey: event.shiftKey, ctrlKey: false, metaKey: false });
    } else if (event.key === 'Enter' || event.key === 'Escape') focusPicture();
    else if (event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (settled.length === 0) return <NoRegions editor={editor} />;
  if (regions.length === 0) return <div className={classes.panel} aria-busy />;
  const hoveredRegion = hovered === null ? undefined : shown[hovered];
  const rowId = (place: number) => `${listId}-${place}`;
  return (
    <div className={classes.panel}>
      {regions.length >= FILTERED_FROM && (
        <RegionFilters schema={schema} value={arrangement} onChange={setArrangement} />
      )}
      {shown.length === 0 && (
        <Text size="sm" c="dimmed" px={6}>
          {t('noneFits', { count: regions.length })}
        </Text>
      )}
      {shown.length > 0 && shown.length < regions.length && (
        <Text size="xs" c="dimmed" px={6} className={classes.shown ?? ''}>
          {t('shown', { shown: shown.length, count: regions.length })}
        </Text>
      )}
      <div ref={scroller} className={classes.scroller} onPointerLeave={() => setHovered(null)}>
        <div
          id={listId}
          role="listbox"
          aria-multiselectable
          aria-label={t('regionsTab')}
          aria-activedescendant={active < 0 ? undefined : rowId(active)}
          tabIndex={0}
          className={classes.list}
          style={{ height: rows.getTotalSize() }}
          onKeyDown={onKeyDown}
          onPointerOver={(event) => setHovered(placeOf(event.target))}
          onContextMenu={(event) => {
            const region = shown[placeOf(event.target) ?? -1];
            if (onMenu === undefined || region === undefined) return;
            event.preventDefault();
            if (!selected.has(region.id)) editor.select([region.id]);
            onMenu(event.clientX, event.clientY);
          }}
        >
          {rows.getVirtualItems().map(({ index, start }) => {
            const region = shown[index];
            if (region === undefined) return null;
            const { name, color } = lookOf(region.classId);
            const isHidden = hiddenIds.has(region.id);
            const excerpt = excerptOf(editor, region);
            const about = { name, excerpt, place: index + 1, count: shown.length, isHidden };
            return (
              <RegionRow
                key={region.id}
                id={rowId(index)}
                region={region}
                label={nameRegion(region, about)}
                name={name}
                excerpt={excerpt}
                color={color}
                top={start}
                heightPx={ROW_PX}
                place={index}
                total={shown.length}
                isSelected={selected.has(region.id)}
                isActive={index === active}
                isHidden={isHidden}
                onPick={pick}
              />
            );
          })}
        </div>
        {hovered !== null && hoveredRegion !== undefined && (
          <RegionRowTools
            editor={editor}
            region={hoveredRegion}
            name={lookOf(hoveredRegion.classId).name}
            isSelected={selected.has(hoveredRegion.id)}
            isHidden={hiddenIds.has(hoveredRegion.id)}
            top={hovered * ROW_PX}
            heightPx={ROW_PX}
          />
        )}
      </div>
    </div>
  );
}
