'use client';

import {
  ActionIcon,
  ColorInput,
  ColorSwatch,
  Popover,
  ColorPicker,
  Select,
  SimpleGrid,
  TagsInput,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { CLASS_COLORS } from '@/core/label-schema/class-colors';
import type { DraftProblem } from './find-draft-problems';
import classes from './label-schema-form.module.css';
import { type ClassDraft, keysBelow } from './schema-draft';

const KEYS = [
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((key) => ({
    value: `Digit${key}`,
    label: key,
  })),
  ...['E', 'R', 'U', 'I', 'O', 'J', 'K'].map((key) => ({ value: `Key${key}`, label: key })),
];
const INDENT_PX = 18;

function ColorField({ row, onChange }: { row: ClassDraft; onChange: (color: string) => void }) {
  const t = useTranslations('label-schema');
  return (
    <Popover position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton aria-label={t('colorOf', { name: row.name })} lh={0}>
          <ColorSwatch color={row.color} size={24} withShadow={false} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ColorPicker
          value={row.color}
          onChange={onChange}
          swatches={[...CLASS_COLORS]}
          swatchesPerRow={6}
        />
        <ColorInput
          mt="xs"
          aria-label={t('colorOf', { name: row.name })}
          value={row.color}
          withPicker={false}
          eyeDropperButtonProps={{ 'aria-label': t('colorOf', { name: row.name }) }}
          onChange={(color) => {
            if (/^#[0-9a-f]{6}$/i.test(color)) onChange(color);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/**
 * One class: colour, name and key in a line; what stands above it and its keywords below. Drawn
 * anew only when something of its own changes.
 */
export const SchemaClassRow = memo(function SchemaClassRow({
  row,
  depth,
  others,
  hasKeywords,
  problem,
  onToggle,
  onChange,
  onRemove,
  onFocus,
}: {
  row: ClassDraft;
  depth: number;
  /** All classes where the row is open, null where it is shut. */
  others: readonly ClassDraft[] | null;
  hasKeywords: boolean;
  problem: DraftProblem['code'] | null;
  onToggle: (key: string) => void;
  onChange: (row: ClassDraft) => void;
  onRemove: (key: string) => void;
  onFocus: (key: string) => void;
}) {
  const t = useTranslations('label-schema');
  const label = row.name === '' ? t('unnamed') : row.name;
  const keyOptions =
    row.shortcut === null || KEYS.some(({ value }) => value === row.shortcut)
      ? KEYS
      : [{ value: row.shortcut, label: row.shortcut }, ...KEYS];
  const isOpen = others !== null;
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <div onFocus={() => onFocus(row.key)}>
      <div className={classes.row}>
        {depth > 0 && <span className={classes.depth} style={{ width: depth * INDENT_PX - 8 }} />}
        <ColorField row={row} onChange={(color) => onChange({ ...row, color })} />
        <TextInput
          aria-label={t('nameOf', { name: label })}
          flex={1}
          miw={0}
          value={row.name}
          maxLength={200}
          error={problem !== null && problem !== 'keyTaken'}
          onChange={(event) => onChange({ ...row, name: event.currentTarget.value })}
        />
        <Select
          aria-label={t('keyOf', { name: label })}
          placeholder={t('noKey')}
          w={92}
          clearable
          data={keyOptions}
          value={row.shortcut}
          error={problem === 'keyTaken'}
          onChange={(shortcut) => onChange({ ...row, shortcut })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-expanded={isOpen}
          aria-label={t('moreOf', { name: label })}
          onClick={() => onToggle(row.key)}
        >
          <Chevron size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('remove', { name: label })}
          onClick={() => onRemove(row.key)}
        >
          <IconTrash size={18} />
        </ActionIcon>
      </div>
      {problem !== null && (
        <Text size="xs" c="red" role="alert" pb={4}>
          {t(`problem_${problem}`)}
        </Text>
      )}
      {others !== null && (
        <SimpleGrid cols={hasKeywords ? { base: 1, sm: 2 } : 1} className={classes.more}>
          <ParentField row={row} all={others} onChange={onChange} />
          {hasKeywords && (
            <TagsInput
              label={t('keywords')}
              description={t('keywordsHint')}
              value={row.keywords}
              maxTags={200}
              onChange={(keywords) =>
                onChange({ ...row, keywords: keywords.map((word) => word.slice(0, 100)) })
              }
            />
          )}
        </SimpleGrid>
      )}
    </div>
  );
});

function ParentField({
  row,
  all,
  onChange,
}: {
  row: ClassDraft;
  all: readonly ClassDraft[];
  onChange: (row: ClassDraft) => void;
}) {
  const t = useTranslations('label-schema');
  const below = keysBelow(all, row.key);
  return (
    <Select
      label={t('parent')}
      description={t('parentHint')}
      placeholder={t('noParent')}
      searchable
      clearable
      limit={100}
      data={all
        .filter(({ key, name }) => !below.has(key) && name.trim() !== '')
        .map(({ key, name }) => ({ value: key, label: name }))}
      value={row.parentKey}
      onChange={(parentKey) => onChange({ ...row, parentKey })}
    />
  );
}
