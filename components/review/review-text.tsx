'use client';

import { Badge, Group, ScrollArea, Table, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { SpanRegion } from '@/core/annotation';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { ClassBadge } from '../ui/class-badge';
import { TextReader } from '../workbench/text/text-reader';
import type { TaskVotesView } from './compare-vote';
import classes from './review-text.module.css';

/** More spans than this are told by their number: their places are marked in the text. */
const LISTED_MAX = 200;

interface ShownSpan {
  region: SpanRegion;
  /** How many people marked it; null where one person's answer is shown. */
  voteCount: number | null;
  isDisputed: boolean;
}

function listSpans({ consensus, votes }: TaskVotesView, highlighted: number | null): ShownSpan[] {
  const chosen = highlighted === null ? undefined : votes[highlighted];
  const shown =
    chosen === undefined
      ? (consensus?.regions ?? [])
      : chosen.answer.regions.map((region) => ({ region, voteCount: null, isDisputed: false }));
  return shown
    .flatMap(({ region, ...rest }) => (region.kind === 'span' ? [{ ...rest, region }] : []))
    .sort((a, b) => a.region.start - b.region.start || a.region.end - b.region.end);
}

/** The text with the spans of the consensus, or of one person, and a list of them below. */
export function ReviewText({
  view,
  schema,
  highlighted,
  quoteOf,
}: {
  view: TaskVotesView;
  schema: LabelSchema;
  /** The words of a span. */
  quoteOf: (span: { start: number; end: number }) => string;
  /** Place of the vote brought out; null for none. */
  highlighted: number | null;
}) {
  const t = useTranslations('review');
  const text = view.item.text ?? '';
  const spans = useMemo(() => listSpans(view, highlighted), [view, highlighted]);
  const regions = useMemo(() => spans.map(({ region }) => region), [spans]);
  const classById = new Map(schema.classes.map((labelClass) => [labelClass.id, labelClass]));
  const person = highlighted === null ? undefined : view.votes[highlighted]?.userName;
  const people = view.consensus?.voteCount ?? 0;
  return (
    <div className={classes.frame}>
      <div className={classes.text}>
        <TextReader text={text} label={view.item.name} schema={schema} regions={regions} />
      </div>
      {schema.regions.includes('span') && (
        <ScrollArea.Autosize mah="32%" className={classes.spans}>
          <Table verticalSpacing={4} captionSide="top" aria-label={t('spans')}>
            <Table.Caption className={classes.caption}>
              {person === undefined
                ? t('spansOfConsensus', { count: spans.length })
                : t('spansOf', { name: person, count: spans.length })}
            </Table.Caption>
            <Table.Tbody>
              {spans.slice(0, LISTED_MAX).map(({ region, voteCount, isDisputed }) => {
                const labelClass = classById.get(region.classId);
                return (
                  <Table.Tr key={region.id ?? `${region.start} ${region.end} ${region.classId}`}>
                    <Table.Td w={180}>
                      {labelClass !== undefined && <ClassBadge labelClass={labelClass} size="sm" />}
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm" dir="auto" lineClamp={1}>
                        {quoteOf(region)}
                      </Text>
                    </Table.Td>
                    <Table.Td w={170}>
                      <Group gap={6} wrap="nowrap" justify="flex-end">
                        {isDisputed && (
                          <Badge size="xs" variant="light" color="orange" tt="none">
                            {t('disputed')}
                          </Badge>
                        )}
                        {voteCount !== null && (
                          <Text size="xs" c="dimmed" className={classes.count}>
                            {t('markedBy', { count: voteCount, people })}
                          </Text>
                        )}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
          {spans.length > LISTED_MAX && (
            <Text size="xs" c="dimmed" p="xs">
              {t('moreSpans', { count: spans.length - LISTED_MAX })}
            </Text>
          )}
        </ScrollArea.Autosize>
      )}
    </div>
  );
}
