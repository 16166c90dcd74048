'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { TextModel } from '@/core/text/text-model';
import type { Editor } from '@/editor/editor';
import type { SpanRecord } from '@/editor/shapes/span-shape';
import { selectedRange } from '@/editor/text/text-selection';
import { useEditorState } from '../use-editor';
import { makeClassLooks } from '../panels/class-look';
import { placeSpans } from './place-spans';
import { lineHeightPx } from './run-style';
import { makeScreenLayout } from './screen-layout';
import { TextBlock } from './text-block';
import { TextDom } from './text-dom';
import { TextMinimap } from './text-minimap';
import { TextOverlay } from './text-overlay';
import classes from './text-stage.module.css';
import { useBlockMarks } from './use-block-marks';
import { useReveal } from './use-reveal';
import { useTextPointer } from './use-text-pointer';
import { useTextScene } from './use-text-scene';
import { NO_SEARCH, type TextSearch } from './use-text-search';

const MEASURE_CHARACTERS = 70;
const BLOCK_PADDING_PX = 4;
const OVERSCAN = 4;
/** What was read last stays in sight. */
const PAGE_SHARE = 0.85;
/** Of a label's letters to the text's, that spans under one another leave room for labels. */
const LABEL_SCALE = 0.66;

/** The text to be read and marked: one measure of 70 characters, only what is in sight drawn. */
export function TextStage(props: {
  editor: Editor;
  schema: LabelSchema;
  label: string;
  search?: TextSearch;
  /** The text can be read and scrolled, but nothing of it changed. */
  isReadOnly?: boolean;
  children?: ReactNode;
}) {
  const { text } = props.editor;
  return text === null ? null : <DrawnText {...props} model={text.model} />;
}

function DrawnText({
  editor,
  schema,
  label,
  model,
  search = NO_SEARCH,
  isReadOnly = false,
  children,
}: {
  editor: Editor;
  schema: LabelSchema;
  label: string;
  model: TextModel;
  search?: TextSearch;
  isReadOnly?: boolean;
  children?: ReactNode;
}) {
  const scene = useTextScene(editor);
  const { isInGesture } = useEditorState(editor);
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const dom = useRef<TextDom | null>(null);
  const lookOf = useMemo(() => makeClassLooks(schema), [schema]);
  const { regions, isHidden } = scene;
  const spans = useMemo(
    () =>
      isHidden ? [] : regions.filter((region): region is SpanRecord => region.kind === 'span'),
    [regions, isHidden],
  );
  const placed = useMemo(
    () => placeSpans(spans, (id) => Math.ceil(lookOf(id).name.length * LABEL_SCALE) + 1),
    [spans, lookOf],
  );
  const lanesOf = (index: number) => {
    const marks = marksOf(index);
    const least = schema.regions.includes('span') ? 1 : 0;
    return marks.spans.reduce((most, { lane }) => Math.max(most, lane + 1), least);
  };
  const marksOf = useBlockMarks(editor, model, {
    placed,
    keywords: search.keywords,
    found: search.found,
    current: search.current,
    chosen: selectedRange(scene.selection),
  });
  const rows = useVirtualizer({
    count: model.blocks.length,
    getScrollElement: () => scroller.current,
    overscan: OVERSCAN,
    estimateSize: (index) => {
      const { start, end } = model.blockRange(index);
      const lines = Math.max(1, Math.ceil((end - start) / MEASURE_CHARACTERS));
      return lines * lineHeightPx(schema.regions.includes('span') ? 1 : 0) + BLOCK_PADDING_PX;
    },
  });

  useLayoutEffect(() => {
    if (root.current === null || editor.text === null) return;
    const made = new TextDom(root.current, model);
    dom.current = made;
    editor.text.layout = makeScreenLayout(model, made, () => {
      const box = scroller.current?.getBoundingClientRect();
      return box === undefined ? 0 : Math.round(made.pointAt(box.left, box.top + 1).x);
    });
  }, [editor, model]);
  const probe = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const height = probe.current?.getBoundingClientRect().height ?? 0;
    if (height > 0) root.current?.style.setProperty('--text-content', `${height}px`);
  }, []);
  useReveal(scene.reveal?.at ?? null, scene.reveal, { model, rows, dom, scroller });
  useReveal(search.current?.start ?? null, search.current, { model, rows, dom, scroller });
  useEffect(
    () =>
      editor.on('request', ({ kind }) => {
        if (kind !== 'next-page' && kind !== 'previous-page') return;
        const top = PAGE_SHARE * (scroller.current?.clientHeight ?? 0);
        scroller.current?.scrollBy({ top: kind === 'next-page' ? top : -top });
      }),
    [editor],
  );
  const pointer = useTextPointer(editor, dom, scroller);
  // where nothing of the text is marked the browser's own selection stays, to be copied
  const isMarked = !isReadOnly && schema.regions.includes('span');

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const range = selectedRange(editor.getScene().textSelection);
      const isWriting = document.activeElement?.matches('input, textarea') ?? false;
      if (range === null || isWriting) return;
      event.clipboardData?.setData('text/plain', model.slice(range));
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [editor, model]);

  const { direction } = scene.settings;
  const only = scene.selectedIds.length === 1 ? scene.selectedIds[0] : undefined;
  return (
    <div className={classes.frame}>
      <div ref={scroller} className={classes.scroller} data-testid="text-scroller">
        {children}
        <span ref={probe} className={classes.probe} aria-hidden>
          x
        </span>
        <article
          ref={root}
          className={classes.text}
          aria-label={label}
          // where spans are marked a screen reader must hand the arrows and digits on to the workbench
          {...(isMarked ? { role: 'application' } : {})}
          // focusable: long texts scroll by keyboard
          tabIndex={0}
          data-testid="text-stage"
          data-gesture={isInGesture || undefined}
          style={{
            height: rows.getTotalSize(),
            cursor: isMarked ? scene.cursor : 'auto',
          }}
          {...(isMarked ? pointer : {})}
        >
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const range = model.blockRange(index);
            const marks = marksOf(index);
            const own = (id: string) => marks.spans.some(({ span }) => span.id === id);
            return (
              <TextBlock
                key={key}
                index={index}
                range={range}
                model={model}
                direction={
                  direction === 'auto' ? (model.blocks[index]?.direction ?? 'ltr') : direction
                }
                lanes={lanesOf(index)}
                marks={marks}
                lookOf={lookOf}
                selectedIds={scene.selectedIds.filter(own)}
                hoveredId={
                  scene.hoveredId !== null && own(scene.hoveredId) ? scene.hoveredId : null
                }
                top={start}
                measure={rows.measureElement}
              />
            );
          })}
          <TextOverlay
            dom={dom}
            root={root}
            selection={isMarked ? scene.selection : null}
            span={only === undefined || !isMarked ? null : (placed.get(only)?.span ?? null)}
          />
        </article>
      </div>
      <TextMinimap
        model={model}
        rows={rows}
        scroller={scroller}
        spans={spans}
        search={search}
        lookOf={lookOf}
      />
    </div>
  );
}
