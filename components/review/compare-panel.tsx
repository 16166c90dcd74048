'use client';

import { Button, Group, ScrollArea, Switch, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { ComparedObject } from '@/core/consensus/compare-objects';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import classes from './compare-panel.module.css';
import { CompareTable } from './compare-table';
import type { TaskVotesView } from './compare-vote';

/** More objects than this are told by their number. */
const LISTED_MAX = 100;

/**
 * What the consensus and each person say of every region, side by side: first of all what differs.
 * It folds away, so that the picture can have the room.
 */
export function ComparePanel({
  view,
  objects,
  schema,
  quoteOf,
  highlighted,
  isOpen,
  onToggle,
}: {
  view: TaskVotesView;
  /** Null where there are too many regions to bring together. */
  objects: readonly ComparedObject[] | null;
  schema: LabelSchema;
  /** The words of a span. */
  quoteOf: (span: { start: number; end: number }) => string;
  /** Place of the vote brought out; null for none. */
  highlighted: number | null;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const t = useTranslations('review');
  const [isAll, setAll] = useState(false);
  const bodyId = useId();
  if (objects?.length === 0) return null;
  const differing = objects?.filter(({ doesDiffer }) => doesDiffer) ?? [];
  const wanted = isAll ? (objects ?? []) : differing;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section className={classes.panel} aria-label={t('compare')}>
      <Group justify="space-between" wrap="nowrap" px={6} py={4}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<Chevron size={16} />}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={onToggle}
        >
          {t('compare')}
          {objects !== null &&
            ` · ${t('differing', { count: differing.length, total: objects.length })}`}
        </Button>
        {isOpen && objects !== null && differing.length < objects.length && (
          <Switch
            size="xs"
            label={t('compareAll')}
            checked={isAll}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )}
      </Group>
      <div id={bodyId} hidden={!isOpen}>
        <ScrollArea.Autosize
          mah="32dvh"
          type="auto"
          viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('compare') }}
        >
          {objects === null ? (
            <Text size="sm" c="dimmed" p="xs">
              {t('tooManyToCompare')}
            </Text>
          ) : wanted.length === 0 ? (
            <Text size="sm" c="dimmed" p="xs">
              {t('nothingDiffers')}
            </Text>
          ) : (
            <CompareTable
              {...{ view, schema, highlighted, quoteOf }}
              objects={wanted.slice(0, LISTED_MAX)}
            />
          )}
          {wanted.length > LISTED_MAX && (
            <Text size="xs" c="dimmed" p="xs">
              {t('moreObjects', { count: wanted.length - LISTED_MAX })}
            </Text>
          )}
        </ScrollArea.Autosize>
      </div>
    </section>
  );
}
