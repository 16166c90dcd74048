'use client';

import { Button, ColorSwatch, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useFormatter, useTranslations } from 'next-intl';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import classes from './class-bars.module.css';
import { largestBySplit, toClassRows } from './class-rows';
import { SPLITS } from './split-shares';

/** How often each class occurs in each split; bars fill their column, so shapes can be compared. */
export function ClassBars({
  version,
  rowsMax,
}: {
  version: Pick<DatasetVersionView, 'labelSchema' | 'statistics'>;
  rowsMax: number;
}) {
  const t = useTranslations('datasets');
  const format = useFormatter();
  const [isOpen, { open }] = useDisclosure(false);
  const rows = toClassRows(version);
  const largest = largestBySplit(rows);
  const shown = isOpen ? rows : rows.slice(0, rowsMax);
  return (
    <>
      <table className={classes.table} aria-label={t('classesBySplit')}>
        <thead>
          <tr>
            <th className={classes.name} scope="col">
              {t('class')}
            </th>
            {SPLITS.map((split) => (
              <th key={split} scope="col">
                {t('splitItems', {
                  split: t(`split_${split}`),
                  count: version.statistics.itemsBySplit[split] ?? 0,
                })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ labelClass, counts }) => (
            <tr key={labelClass.id}>
              <td>
                <Group gap={6} wrap="nowrap">
                  <ColorSwatch color={labelClass.color} size={10} withShadow={false} />
                  <Text size="sm" truncate title={labelClass.name}>
                    {labelClass.name}
                  </Text>
                </Group>
              </td>
              {SPLITS.map((split) => (
                <td key={split}>
                  <div className={classes.cell}>
                    <span className={classes.count}>{format.number(counts[split])}</span>
                    <div className={classes.track} aria-hidden="true">
                      <div
                        className={classes.bar}
                        style={{
                          width: `${(counts[split] / Math.max(1, largest[split])) * 100}%`,
                          background: labelClass.color,
                        }}
                      />
                    </div>
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Group mt={4}>
          <Button size="compact-xs" variant="subtle" onClick={open}>
            {t('allClasses', { count: rows.length })}
          </Button>
        </Group>
      )}
    </>
  );
}
