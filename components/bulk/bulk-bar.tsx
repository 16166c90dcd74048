'use client';

import {
  Button,
  CloseButton,
  ColorSwatch,
  Group,
  Kbd,
  Select,
  Text,
  TextInput,
} from '@mantine/core';
import { IconArrowBackUp, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { CLAIMS_MAX, MATCHING_CHARS_MAX } from '@/core/contracts/claim-assignments.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { isComposing } from '../ui/is-composing';
import type { ClassLook } from '../workbench/panels/class-look';
import type { BulkSession, BulkSnapshot } from './bulk-session';

/** What stands on the keys of the list's commands; null where a command has none. */
export interface BulkKeyTexts {
  readonly undo: string | null;
  readonly accept: string | null;
  readonly send: string | null;
}

/** Frequent keywords offered as filters. */
const KEYWORDS_MAX = 12;

/** What is shown, what is chosen, and what one key does to it. */
export function BulkBar({
  session,
  snapshot,
  schema,
  keys,
  keyTexts,
  searchField,
  lookOf,
}: {
  session: BulkSession;
  snapshot: BulkSnapshot;
  schema: LabelSchema;
  keys: ReadonlyMap<number, string>;
  keyTexts: BulkKeyTexts;
  searchField: RefObject<HTMLInputElement | null>;
  lookOf: (classId: number) => ClassLook;
}) {
  const t = useTranslations('bulk');
  const { board, outcome } = snapshot;
  const { shown, selected, given, filter } = board;
  const proposed = [...new Set(board.items.flatMap(({ proposedIds }) => proposedIds))];
  const offered = schema.classes.filter(({ isDeleted }) => !isDeleted);
  const keywords = offered.flatMap((entry) => entry.keywords ?? []).slice(0, KEYWORDS_MAX);
  const acceptable = shown.filter(
    ({ id, proposedIds }) => proposedIds.length > 0 && !given.has(id),
  ).length;
  const keyOf = (key: string | null) => key !== null && <Kbd size="xs">{key}</Kbd>;
  const foundText =
    filter.search.trim() === ''
      ? ''
      : snapshot.isLooking
        ? t('looking')
        : snapshot.hasLookFailed
          ? t('lookFailed', { count: board.matchingCount })
          : board.matchingCount >= CLAIMS_MAX
            ? t('foundFirst', { count: board.matchingCount })
            : t('found', { count: board.matchingCount });
  return (
    <Group gap="sm" px="md" py="xs" justify="space-between" role="toolbar" aria-label={t('tools')}>
      <Group gap="xs">
        <TextInput
          ref={searchField}
          size="sm"
          w={220}
          leftSection={<IconSearch size={16} />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={filter.search}
          list="bulk-keywords"
          data-testid="bulk-search"
          maxLength={MATCHING_CHARS_MAX}
          rightSection={
            filter.search !== '' && (
              <CloseButton
                size="sm"
                aria-label={t('clearSearch')}
                onClick={() => {
                  session.search('');
                  searchField.current?.focus();
                }}
              />
            )
          }
          onChange={(event) => session.search(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent)) return;
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <Text size="sm" c="dimmed" role="status" data-testid="bulk-found">
          {foundText}
        </Text>
        <datalist id="bulk-keywords">
          {keywords.map((keyword) => (
            <option key={keyword} value={keyword} />
          ))}
        </datalist>
        {proposed.length > 0 && (
          <Select
            size="sm"
            w={190}
            clearable
            aria-label={t('proposedClass')}
            placeholder={t('proposedClass')}
            value={filter.proposedId === null ? null : String(filter.proposedId)}
            data={proposed.map((id) => ({ value: String(id), label: lookOf(id).name }))}
            onChange={(value) =>
              session.act((one) =>
                one.setFilter({ proposedId: value === null ? null : Number(value) }),
              )
            }
          />
        )}
        <Button size="sm" variant="default" onClick={() => session.act((one) => one.selectAll())}>
          {t('selectAll', { count: shown.length })}
        </Button>
        <Text size="sm" c="dimmed" role="status" data-testid="bulk-selected">
          {outcome !== null && outcome.unseen > 0
            ? t('unseen', { count: outcome.unseen })
            : t('selected', { count: selected.size })}
        </Text>
      </Group>
      <Group gap={6}>
        {offered
          .filter(({ id }) => keys.has(id))
          .map(({ id, name, color }) => (
            <Button
              key={id}
              size="xs"
              variant="default"
              disabled={selected.size === 0}
              leftSection={<ColorSwatch color={color} size={10} withShadow={false} />}
              rightSection={<Kbd size="xs">{keys.get(id)}</Kbd>}
              onClick={() => session.give(id)}
            >
              {name}
            </Button>
          ))}
        {offered.length > keys.size && (
          <Select
            size="xs"
            w={200}
            searchable
            aria-label={t('otherClass')}
            placeholder={t('otherClass')}
            value={null}
            disabled={selected.size === 0}
            data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(value) => {
              if (value !== null) session.give(Number(value));
            }}
          />
        )}
      </Group>
      <Group gap="xs">
        <Button
          size="sm"
          variant="default"
          disabled={!board.canUndo}
          leftSection={<IconArrowBackUp size={16} />}
          rightSection={keyOf(keyTexts.undo)}
          onClick={() => session.undo()}
        >
          {t('undo')}
        </Button>
        {proposed.length > 0 && (
          <Button
            size="sm"
            variant="default"
            disabled={acceptable === 0}
            rightSection={keyOf(keyTexts.accept)}
            onClick={() => session.accept()}
          >
            {t('accept', { count: acceptable })}
          </Button>
        )}
        <Button
          size="sm"
          disabled={given.size === 0}
          rightSection={keyOf(keyTexts.send)}
          data-testid="bulk-send"
          onClick={() => void session.send()}
        >
          {t('send', { count: given.size })}
        </Button>
      </Group>
    </Group>
  );
}
