'use client';

import { Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { ClassBadge } from '../ui/class-badge';
import { agreementWith, type TaskVotesView, type Vote } from './compare-vote';
import { ReviewKey } from './review-key';
import { voteLook } from './vote-colors';
import classes from './vote-list.module.css';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

function ClassNames({ ids, schema }: { ids: readonly number[]; schema: LabelSchema }) {
  const t = useTranslations('review');
  if (ids.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('noClass')}
      </Text>
    );
  }
  return (
    <Group gap={4}>
      {schema.classes
        .filter(({ id }) => ids.includes(id))
        .map((labelClass) => (
          <ClassBadge key={labelClass.id} labelClass={labelClass} size="sm" />
        ))}
    </Group>
  );
}

function ConsensusCard({
  view,
  schema,
  onAccept,
}: {
  view: TaskVotesView;
  schema: LabelSchema;
  onAccept: () => void;
}) {
  const t = useTranslations('review');
  const format = useFormatter();
  const { consensus } = view;
  const disputed = consensus?.regions.filter(({ isDisputed }) => isDisputed).length ?? 0;
  return (
    <section className={classes.card} data-kind="consensus" aria-label={t('consensus')}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={650}>
          {t('consensus')}
        </Text>
        <Button
          size="xs"
          disabled={consensus === null}
          rightSection={<ReviewKey id="review-accept" />}
          onClick={onAccept}
        >
          {t('accept')}
        </Button>
      </Group>
      {consensus !== null && (
        <>
          {schema.choice !== 'none' && <ClassNames ids={consensus.classIds} schema={schema} />}
          <Text size="xs" c="dimmed">
            {schema.regions.length > 0 &&
              `${t('keptObjects', { count: consensus.regions.length - disputed })}${
                disputed > 0 ? ` · ${t('disputedObjects', { count: disputed })}` : ''
              } · `}
            {t('certainty', { share: format.number(consensus.confidence, PERCENT) })}
            {consensus.agreement !== null &&
              ` · ${t('agreement', { share: format.number(consensus.agreement, PERCENT) })}`}
          </Text>
        </>
      )}
    </section>
  );
}

function VoteCard({
  vote,
  place,
  view,
  schema,
  isChosen,
  isOwn,
  onChoose,
  onTake,
  onReject,
}: {
  vote: Vote;
  place: number;
  view: TaskVotesView;
  schema: LabelSchema;
  isChosen: boolean;
  isOwn: boolean;
  onChoose: (place: number | null) => void;
  onTake: () => void;
  onReject: () => void;
}) {
  const t = useTranslations('review');
  const format = useFormatter();
  const look = voteLook(place);
  const asks = { classes: schema.choice !== 'none', regions: schema.regions.length > 0 };
  const share = view.consensus === null ? null : agreementWith(vote.answer, view.consensus, asks);
  const facts = [
    asks.regions ? t('objects', { count: vote.answer.regions.length }) : null,
    vote.durationMs > 0
      ? t('seconds', {
          seconds: format.number(vote.durationMs / 1000, { maximumFractionDigits: 1 }),
        })
      : null,
    share === null
      ? null
      : share === 1
        ? t('sameAsConsensus')
        : share === 0
          ? t('unlikeConsensus')
          : t('withConsensus', { share: format.number(share, PERCENT) }),
  ];
  return (
    <section
      className={classes.card}
      aria-label={t('answerOf', { name: vote.userName })}
      data-chosen={isChosen}
      onPointerEnter={() => onChoose(place)}
      onPointerLeave={() => onChoose(null)}
      onFocus={() => onChoose(place)}
    >
      <Group justify="space-between" wrap="nowrap">
        <Group gap={8} wrap="nowrap" miw={0}>
          {asks.regions && (
            <svg width="22" height="10" aria-hidden>
              <line
                x1="0"
                x2="22"
                y1="5"
                y2="5"
                stroke={look.color}
                strokeWidth="3"
                strokeDasharray={look.dash}
              />
            </svg>
          )}
          <Text size="sm" fw={500} truncate>
            {asks.regions ? `${place + 1} · ` : ''}
            {isOwn ? t('you', { name: vote.userName }) : vote.userName}
          </Text>
        </Group>
        <Group gap={4} wrap="nowrap">
          {!isOwn && (
            <Tooltip label={t('rejectHint')}>
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                onClick={onReject}
                rightSection={isChosen ? <ReviewKey id="review-reject" /> : undefined}
              >
                {t('reject')}
              </Button>
            </Tooltip>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={onTake}
            rightSection={<ReviewKey id={`review-take-${place + 1}`} />}
          >
            {t('take')}
          </Button>
        </Group>
      </Group>
      {asks.classes && <ClassNames ids={vote.answer.classIds} schema={schema} />}
      <Text size="xs" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {facts.filter((fact) => fact !== null).join(' · ')}
      </Text>
      {(vote.review !== null || vote.isExtra) && (
        <Group gap={4}>
          {vote.isExtra && (
            <Badge size="xs" variant="light" color="gray" tt="none">
              {t('extra')}
            </Badge>
          )}
          {vote.review !== null && (
            <Badge
              size="xs"
              variant="light"
              tt="none"
              color={vote.review.verdict === 'reject' ? 'red' : 'gray'}
            >
              {t(`verdict_${vote.review.verdict}`)}
              {vote.review.comment === '' ? '' : `: ${vote.review.comment}`}
            </Badge>
          )}
        </Group>
      )}
    </section>
  );
}

/** The consensus and every person's answer one under the other, each with its key. */
export function VoteList({
  view,
  schema,
  chosen,
  ownId,
  onChoose,
  onAccept,
  onTake,
  onReject,
}: {
  view: TaskVotesView;
  schema: LabelSchema;
  chosen: number | null;
  ownId: string | null;
  onChoose: (place: number | null) => void;
  onAccept: () => void;
  onTake: (vote: Vote) => void;
  onReject: (vote: Vote) => void;
}) {
  return (
    <>
      <ConsensusCard view={view} schema={schema} onAccept={onAccept} />
      {view.votes.map((vote, place) => (
        <VoteCard
          key={vote.annotationId}
          {...{ vote, place, view, schema, onChoose }}
          isChosen={chosen === place}
          isOwn={vote.userId === ownId}
          onTake={() => onTake(vote)}
          onReject={() => onReject(vote)}
        />
      ))}
    </>
  );
}
