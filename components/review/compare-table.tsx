'use client';

import { Table, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ComparedDetail, ComparedObject } from '@/core/consensus/compare-objects';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { makeClassLooks } from '../workbench/panels/class-look';
import classes from './compare-panel.module.css';
import type { TaskVotesView } from './compare-vote';
import { useDetailText } from './use-detail-text';

/** What is unlike the consensus stands out by weight, ground and sign, and is told to who hears it. */
function Value({ text, doesDiffer }: { text: string; doesDiffer: boolean }) {
  const t = useTranslations('review');
  if (!doesDiffer) return text;
  return (
    <span className={classes.differs} data-testid="differs">
      <span aria-hidden>≠ </span>
      {text}
      <VisuallyHidden> {t('differs')}</VisuallyHidden>
    </span>
  );
}

/** One line for each thing that is said of an object, one column for the consensus and each person. */
export function CompareTable({
  view,
  objects,
  schema,
  quoteOf,
  highlighted,
}: {
  view: TaskVotesView;
  objects: readonly ComparedObject[];
  schema: LabelSchema;
  /** The words of a span. */
  quoteOf: (span: { start: number; end: number }) => string;
  highlighted: number | null;
}) {
  const t = useTranslations('review');
  const lookOf = makeClassLooks(schema);
  const { nameOf, textOf } = useDetailText((classId) => lookOf(classId).name);
  const people = [
    t('consensus'),
    ...view.votes.map(({ userName }, place) => `${place + 1} · ${userName}`),
  ];
  const isOut = (column: number) => highlighted === column - 1 || undefined;
  const titleOf = ({ number, regions }: ComparedObject) => {
    const region = regions.find((one) => one !== null);
    if (region === undefined) return '';
    if (region.kind === 'span') return `#${number} · “${quoteOf(region)}”`;
    return `#${number} · ${t(`kind_${region.kind}`)} · ${lookOf(region.classId).name}`;
  };
  const cell = (object: ComparedObject, detail: ComparedDetail, column: number) => {
    const value = detail.values[column];
    if (value === undefined) return null;
    const region = object.regions[column];
    const text = textOf(detail, value);
    const isNamed = detail.kind === 'class' && schema.regions.length > 1 && region != null;
    const words = isNamed
      ? t('classAndKind', { name: text, kind: t(`kind_${region.kind}`) })
      : text;
    return <Value text={words} doesDiffer={detail.differs[column] === true} />;
  };
  return (
    <Table verticalSpacing={2} className={classes.table} stickyHeader aria-label={t('compare')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <VisuallyHidden>{t('said')}</VisuallyHidden>
          </Table.Th>
          {people.map((name, column) => (
            <Table.Th key={column === 0 ? 'consensus' : view.votes[column - 1]?.annotationId}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      {objects.map((object) => (
        <Table.Tbody key={object.number}>
          <Table.Tr>
            <Table.Th colSpan={people.length + 1} scope="rowgroup" className={classes.object}>
              <span dir="auto">{titleOf(object)}</span>
            </Table.Th>
          </Table.Tr>
          {object.details.map((detail, line) => (
            <Table.Tr key={`${detail.kind} ${detail.name}`}>
              <Table.Th scope="row" className={classes.detail}>
                {nameOf(detail)}
              </Table.Th>
              {object.regions.map((region, column) => {
                const key = column === 0 ? 'consensus' : view.votes[column - 1]?.annotationId;
                if (region === null && line > 0) return null;
                return (
                  <Table.Td
                    key={key}
                    className={classes.cell}
                    data-out={isOut(column)}
                    rowSpan={region === null ? object.details.length : 1}
                  >
                    {region === null ? (
                      <span className={classes.missing}>
                        {t(column === 0 ? 'notInConsensus' : 'notDrawn')}
                      </span>
                    ) : (
                      cell(object, detail, column)
                    )}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      ))}
    </Table>
  );
}
