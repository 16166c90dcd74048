'use client';

import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import type { RegionRecord } from '@/editor/records';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { NumberField } from './number-field';
import classes from './selection-panel.module.css';
import { sharedValue } from './shared-value';

type Field = 'x' | 'y' | 'width' | 'height' | 'rotation';

const BOX_FIELDS: readonly Field[] = ['x', 'y', 'width', 'height', 'rotation'];
const OTHER_FIELDS: readonly Field[] = ['x', 'y'];

function read(region: RegionRecord, field: Field): number | null {
  if (region.kind === 'box') return region[field];
  return field === 'rotation' ? null : shapeOf(region).bounds(region)[field];
}

/** Place and extent of the selected regions in numbers; every number given is one undo step. Spans have none. */
export function GeometryFields({
  editor,
  regions,
}: {
  editor: Editor;
  regions: readonly RegionRecord[];
}) {
  const t = useTranslations('panels');
  if (regions.some(({ kind }) => kind === 'span')) return null;
  const fields = regions.every(({ kind }) => kind === 'box') ? BOX_FIELDS : OTHER_FIELDS;
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
