'use client';

import { Badge, Card, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import type { listDatasetItemsContract } from '@/core/contracts/list-dataset-items.contract';
import type { LabelClass } from '@/core/label-schema/label-schema';
import { ClassBadge } from '../ui/class-badge';
import { countByClass } from './count-by-class';
import { RegionOverlay } from './region-overlay';

export type FrozenRow = z.output<(typeof listDatasetItemsContract)['response']>['rows'][number];
export type ClassById = ReadonlyMap<number, LabelClass>;

const TILE_BADGES = 5;
const FIT = { width: '100%', height: '100%', objectFit: 'contain' } as const;

function usePictureLabel(row: FrozenRow, classById: ClassById): string {
  const t = useTranslations('datasets');
  const counts = countByClass(row.answer).map(
    ([classId, count]) => `${classById.get(classId)?.name ?? classId} ${count}`,
  );
  return `${row.item.name}: ${counts.length === 0 ? t('noLabel') : counts.join(', ')}`;
}

/** Where the label of an item comes from and its classes, in one line. */
export function FrozenLabel({
  row,
  classById,
  badgesMax = Number.POSITIVE_INFINITY,
}: {
  row: FrozenRow;
  classById: ClassById;
  badgesMax?: number;
}) {
  const t = useTranslations('datasets');
  const counts = countByClass(row.answer);
  const hidden = Math.max(0, counts.length - badgesMax);
  return (
    <Group gap={4}>
      {counts.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('noLabel')}
        </Text>
      )}
      {counts.slice(0, counts.length - hidden).map(([classId, count]) => {
        const labelClass = classById.get(classId);
        if (labelClass === undefined) return null;
        const name = count > 1 ? `${labelClass.name} × ${count}` : labelClass.name;
        return <ClassBadge key={classId} labelClass={{ ...labelClass, name }} size="sm" />;
      })}
      {hidden > 0 && (
        <Text size="xs" c="dimmed">
          {t('moreClasses', { count: hidden })}
        </Text>
      )}
    </Group>
  );
}

function Picture({
  row,
  classById,
  url,
  height,
}: {
  row: FrozenRow;
  classById: ClassById;
  url: string;
  height: number | string;
}) {
  const label = usePictureLabel(row, classById);
  return (
    <div style={{ position: 'relative', height, background: 'var(--mantine-color-dark-8)' }}>
      {/* a plain img: private pictures, sized by the server already */}
      <img src={url} alt="" loading="lazy" style={FIT} />
      <RegionOverlay
        widthPx={row.item.widthPx ?? 1}
        heightPx={row.item.heightPx ?? 1}
        regions={row.answer.regions}
        classById={classById}
        label={label}
      />
    </div>
  );
}

/** A picture with its frozen regions; opens large. */
export function FrozenPicture({ row, classById }: { row: FrozenRow; classById: ClassById }) {
  const t = useTranslations('datasets');
  const [isOpen, { open, close }] = useDisclosure(false);
  const { fileUrl, thumbnailUrl, name } = row.item;
  return (
    <Card withBorder padding={0}>
      <UnstyledButton onClick={open} aria-label={t('openPicture', { name })}>
        <Picture row={row} classById={classById} url={thumbnailUrl ?? fileUrl ?? ''} height={150} />
      </UnstyledButton>
      <Stack gap={6} p="xs">
        <Group gap={6} wrap="nowrap" justify="space-between">
          <Text size="xs" truncate title={name}>
            {name}
          </Text>
          <Badge size="xs" variant="default" tt="none" style={{ flexShrink: 0 }}>
            {t(`split_${row.split}`)}
          </Badge>
        </Group>
        <FrozenLabel row={row} classById={classById} badgesMax={TILE_BADGES} />
      </Stack>
      <Modal opened={isOpen} onClose={close} title={name} size="90%">
        <Stack>
          <Picture row={row} classById={classById} url={fileUrl ?? ''} height="70vh" />
          <Group justify="space-between">
            <FrozenLabel row={row} classById={classById} />
            <Text size="sm" c="dimmed">
              {t(`source_${row.source}`)}
            </Text>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}
