'use client';

import { Badge, Button, Card, Group, Image, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { EntityId } from '@/core/ids';
import classes from './dispute-list.module.css';
import { type Dispute, type DisputeFilter, filterDisputes } from './filter-disputes';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;
const SHOWN = 12;

function DisputeCard({
  dispute,
  href,
  nameOf,
}: {
  dispute: Dispute;
  href: string | null;
  nameOf: (classId: number) => string;
}) {
  const t = useTranslations('agreement');
  const format = useFormatter();
  const leading = dispute.classIds.map(nameOf).join(', ');
  const disputed = dispute.regions.filter(({ isDisputed }) => isDisputed).length;
  const content = (
    <>
      {dispute.thumbnailUrl !== null && (
        <Image src={dispute.thumbnailUrl} alt="" w={72} h={72} radius={6} fit="cover" />
      )}
      <Stack gap={2} miw={0} flex={1}>
        <Text size="sm" fw={500} lineClamp={dispute.text === null ? 1 : 2}>
          {dispute.text ?? dispute.itemName}
        </Text>
        <Text size="xs" c="dimmed">
          {t('agreementOf', {
            share: dispute.agreement === null ? '–' : format.number(dispute.agreement, PERCENT),
            count: dispute.voteCount,
          })}
        </Text>
        <Group gap={4}>
          {leading !== '' && (
            <Badge size="sm" variant="light" tt="none">
              {t('leading', { name: leading })}
            </Badge>
          )}
          {disputed > 0 && (
            <Badge size="sm" variant="light" color="orange" tt="none">
              {t('disputedObjects', { count: disputed })}
            </Badge>
          )}
        </Group>
      </Stack>
    </>
  );
  return href === null ? (
    <div className={classes.card}>{content}</div>
  ) : (
    <Link href={href} className={classes.card}>
      {content}
    </Link>
  );
}

/** The tasks that need a decision, least agreement first, narrowed to a chart's mark. */
export function DisputeList({
  projectId,
  disputes,
  filter,
  onClear,
  nameOf,
  mayDecide,
}: {
  projectId: EntityId<'project'>;
  disputes: readonly Dispute[];
  filter: DisputeFilter;
  onClear: () => void;
  nameOf: (classId: number) => string;
  mayDecide: boolean;
}) {
  const t = useTranslations('agreement');
  const rows = filterDisputes(disputes, filter);
  const shown = rows.slice(0, SHOWN);
  return (
    <Card withBorder padding="lg" component="section" id="disputes">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h6">
          {t('chartDisputes')}
        </Title>
        {filter.kind !== 'all' && (
          <Button size="xs" variant="light" onClick={onClear}>
            {t('showAll')}
          </Button>
        )}
      </Group>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {filter.kind === 'all' ? t('nothingToDecideAdvice') : t('noneHere')}
        </Text>
      ) : (
        <div className={classes.grid}>
          {shown.map((dispute) => (
            <DisputeCard
              key={dispute.taskId}
              dispute={dispute}
              nameOf={nameOf}
              href={mayDecide ? `/projects/${projectId}/review/${dispute.taskId}` : null}
            />
          ))}
        </div>
      )}
      {rows.length > SHOWN && (
        <Text size="xs" c="dimmed" mt="sm">
          {t('andMore', { count: rows.length - SHOWN })}
        </Text>
      )}
    </Card>
  );
}
