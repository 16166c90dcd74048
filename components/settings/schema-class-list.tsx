'use client';

import { Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import { isComposing } from '../ui/is-composing';
import { parseClassNames } from '../projects/parse-class-names';
import type { DraftProblem } from './find-draft-problems';
import classes from './label-schema-form.module.css';
import { SchemaClassRow } from './schema-class-row';
import {
  type ClassDraft,
  listAsTree,
  type SchemaDraft,
  withClasses,
  withoutClass,
} from './schema-draft';

const ROW_PX = 42;
/** A list shorter than this needs no search. */
const SEARCHED_MIN = 13;

function ClassAdder({ onAdd }: { onAdd: (names: string[]) => void }) {
  const t = useTranslations('label-schema');
  const [text, setText] = useState('');
  const add = (value: string) => {
    const names = parseClassNames(value);
    setText('');
    if (names.length > 0) onAdd(names);
  };
  return (
    <TextInput
      aria-label={t('addClasses')}
      placeholder={t('addClasses')}
      leftSection={<IconPlus size={16} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
        event.preventDefault();
        add(text);
      }}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData('text');
        if (!pasted.includes('\n')) return;
        event.preventDefault();
        add(`${text}${pasted}`);
      }}
    />
  );
}

/** The classes as a tree; only those in sight are drawn, so that 2,000 of them stay quick. */
export function SchemaClassList({
  kind,
  before,
  draft,
  problems,
  onChange,
  onFocus,
}: {
  kind: ProjectKind;
  before: LabelSchema;
  draft: SchemaDraft;
  problems: readonly DraftProblem[];
  onChange: (update: (draft: SchemaDraft) => SchemaDraft) => void;
  onFocus: (key: string) => void;
}) {
  const t = useTranslations('label-schema');
  const [query, setQuery] = useState('');
  const [openKey, setOpenKey] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useMemo(() => listAsTree(draft.classes), [draft.classes]);
  const wanted = query.trim().toLowerCase();
  const shown =
    wanted === '' ? tree : tree.filter(({ row }) => row.name.toLowerCase().includes(wanted));
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => shown[index]?.row.key ?? index,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const change = useCallback(
    (row: ClassDraft) =>
      onChange((now) => ({
        ...now,
        classes: now.classes.map((other) => (other.key === row.key ? row : other)),
      })),
    [onChange],
  );
  const remove = useCallback(
    (key: string) => onChange((now) => withoutClass(now, key)),
    [onChange],
  );
  const toggle = useCallback(
    (key: string) => setOpenKey((open) => (open === key ? null : key)),
    [],
  );
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('classes')}
          </Title>
          <Text size="xs" c="dimmed">
            {t('classCount', { count: draft.classes.length })}
          </Text>
        </Group>
        {tree.length >= SEARCHED_MIN && (
          <TextInput
            aria-label={t('findClass')}
            placeholder={t('findClass')}
            leftSection={<IconSearch size={16} />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        )}
        <div ref={scroller} className={classes.rows}>
          <div style={{ position: 'relative', height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, key, start }) => {
              const placed = shown[index];
              if (placed === undefined) return null;
              const { row, depth } = placed;
              return (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  style={{ position: 'absolute', insetInline: 0, top: start }}
                >
                  <SchemaClassRow
                    row={row}
                    depth={wanted === '' ? depth : 0}
                    others={openKey === row.key ? draft.classes : null}
                    hasKeywords={kind === 'text'}
                    problem={problems.find((found) => found.key === row.key)?.code ?? null}
                    onToggle={toggle}
                    onChange={change}
                    onRemove={remove}
                    onFocus={onFocus}
                  />
                </div>
              );
            })}
          </div>
        </div>
        <ClassAdder onAdd={(names) => onChange((now) => withClasses(now, before, names))} />
        <Text size="xs" c="dimmed">
          {t('classesHint')}
        </Text>
      </Stack>
    </Card>
  );
}
