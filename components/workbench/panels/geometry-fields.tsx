'use client';

import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import type { RegionRecord } from '@/editor/records';
import type { GeometryNumber } from '@/editor/shapes/shape';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { NumberField } from './number-field';
import classes from './selection-panel.module.css';
import { sharedValue } from './shared-value';

const NUMBERS: readonly GeometryNumber[] = ['x', 'y', 'width', 'height', 'rotation'];

function read(region: RegionRecord, number: GeometryNumber): number | null {
  return shapeOf(region).numbers?.(region)[number] ?? null;
}

/** The numbers that all selected regions have; every number given is one undo step. */
export function GeometryFields({
  editor,
  regions,
}: {
  editor: Editor;
  regions: readonly RegionRecord[];
}) {
  const t = useTranslations('panels');
  const fields = NUMBERS.filter((field) => regions.every((region) => read(region, field) !== null));
  if (fields.length === 0) return null;
  const isLocked = regions.every((region) => region.isLocked);
  return (
    <SimpleGrid cols={3} spacing={4} verticalSpacing={4} role="group" aria-label={t('geometry')}>
      {fields.map((field) => {
        const shared = sharedValue(regions, (region) => read(region, field));
        if (shared === null) return null;
        const argument = field === 'rotation' ? 'degrees' : field;
        return (
          <NumberField
            key={field}
            label={<span className={classes.fact}>{t(field)}</span>}
            name={t(`${field}Long`)}
            shared={shared}
            placeholder={shared.isMixed ? t('mixed') : ''}
            isDisabled={isLocked}
            onChange={(value) => {
              if (value !== null) editor.runAction('set-geometry', { [argument]: value });
            }}
          />
        );
      })}
    </SimpleGrid>
  );
}
