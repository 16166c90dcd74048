'use client';

import { ColorSwatch } from '@mantine/core';
import {
  IconBoxMultiple,
  IconCopy,
  IconEye,
  IconEyeOff,
  IconLock,
  IconLockOpen,
  IconStackPop,
  IconStackPush,
  IconTrash,
  IconUnlink,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import type { RegionRecord } from '@/editor/records';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { usePanelState } from '../use-editor';
import { ActionButton } from './action-button';
import { AttributeForm } from './attribute-form';
import { makeClassLooks } from './class-look';
import { FlagButtons } from './flag-buttons';
import { GeometryFields } from './geometry-fields';
import { isCrossed, percentOf } from './region-name';
import classes from './selection-panel.module.css';
import { sharedValue } from './shared-value';
import { useSettledSelection } from './use-settled';

function Tools({ editor, regions }: { editor: Editor; regions: readonly RegionRecord[] }) {
  const t = useTranslations('panels');
  const { hiddenIds } = usePanelState(editor);
  const isHidden = regions.every(({ id }) => hiddenIds.has(id));
  const isLocked = regions.every((region) => region.isLocked);
  const isGrouped = regions.some(({ group }) => group !== undefined);
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('selectionActions')}>
      <ActionButton
        editor={editor}
        id="toggle-hide-selected"
        Icon={isHidden ? IconEyeOff : IconEye}
        isPressed={isHidden}
      />
      <ActionButton
        editor={editor}
        id="toggle-lock"
        Icon={isLocked ? IconLock : IconLockOpen}
        isPressed={isLocked}
      />
      <ActionButton editor={editor} id="bring-to-front" Icon={IconStackPush} />
      <ActionButton editor={editor} id="send-to-back" Icon={IconStackPop} />
      <ActionButton editor={editor} id="duplicate-selected" Icon={IconCopy} />
      {regions.length > 1 && (
        <ActionButton editor={editor} id="group-selected" Icon={IconBoxMultiple} />
      )}
      {isGrouped && <ActionButton editor={editor} id="ungroup-selected" Icon={IconUnlink} />}
      <ActionButton editor={editor} id="delete-selected" Icon={IconTrash} />
    </div>
  );
}

/** Where a region comes from, how sure the model was, and its group. */
function Facts({ regions, modelName }: { regions: readonly RegionRecord[]; modelName: string }) {
  const t = useTranslations('panels');
  const origin = sharedValue(regions, (region) =>
    region.origin === 'prediction' && region.isAccepted ? 'accepted' : region.origin,
  );
  const group = sharedValue(regions, (region) => region.group);
  const [only] = regions.length === 1 ? regions : [];
  const percent = only === undefined ? null : percentOf(only);
  const corners = only === undefined ? undefined : shapeOf(only).corners?.(only);
  const isModels = origin?.isMixed === false && origin.value !== 'manual';
  const facts = [
    origin?.isMixed === false ? t(`origin_${origin.value}`) : t('mixed'),
    isModels && modelName !== '' && t('byModel', { name: modelName }),
    percent !== null && t('confidence', { percent: String(percent) }),
    corners !== undefined && t('corners', { count: corners.length }),
    only !== undefined && isCrossed(only) && t('crossedHint'),
    group?.isMixed === true && `${t('group')}: ${t('mixed')}`,
    group?.isMixed === false && group.value !== undefined && `${t('group')} ${group.value}`,
  ];
  return <div className={classes.fact}>{facts.filter((fact) => fact !== false).join(' · ')}</div>;
}

/** All that can be said of the selected regions: attributes, flags, group, numbers, origin. */
export function SelectionPanel({
  editor,
  schema,
  modelName,
}: {
  editor: Editor;
  schema: LabelSchema;
  /** The model whose proposals these are; empty where there is none. */
  modelName: string;
}) {
  const t = useTranslations('panels');
  const regions = useSettledSelection(editor);
  const lookOf = useMemo(() => makeClassLooks(schema), [schema]);
  const classId = sharedValue(regions, (region) => region.classId);
  if (classId === null) return null;
  const look = classId.isMixed ? null : lookOf(classId.value);
  return (
    <section className={classes.panel} aria-label={t('selection')}>
      <div className={classes.head}>
        {look !== null && <ColorSwatch color={look.color} size={12} withShadow={false} />}
        <span className={classes.name} title={look?.name}>
          {regions.length === 1 ? look?.name : t('selectedCount', { count: regions.length })}
        </span>
      </div>
      <Tools editor={editor} regions={regions} />
      <AttributeForm editor={editor} schema={schema} regions={regions} />
      <FlagButtons editor={editor} regions={regions} />
      <GeometryFields editor={editor} regions={regions} />
      <Facts regions={regions} modelName={modelName} />
    </section>
  );
}
