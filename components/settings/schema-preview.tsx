'use client';

import { Card, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { memo, useMemo, useState } from 'react';
import type { Region } from '@/core/annotation';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { LabelSchema, RegionKind } from '@/core/label-schema/label-schema';
import { Editor } from '@/editor/editor';
import { fitAttributes } from '@/editor/region-attributes';
import { ShadowedKeys } from '../workbench/keys/shadowed-keys';
import { AttributeForm } from '../workbench/panels/attribute-form';
import { ClassPalette } from '../workbench/panels/class-palette';
import { ItemClassRow } from '../workbench/panels/item-class-row';
import { useSettledSelection } from '../workbench/panels/use-settled';
import classes from './label-schema-form.module.css';
import type { SchemaDraft } from './schema-draft';

const NONE: ReadonlyMap<number, number> = new Map();
const SIZE = { widthPx: 100, heightPx: 100 };
const REGION_ID = 'rgn_preview';

function sampleRegion(kind: RegionKind, schema: LabelSchema, classId: number): Region {
  const attributes = fitAttributes(schema, classId, {});
  const base = { id: REGION_ID, classId, attributes, origin: 'manual' } as const;
  if (kind === 'span') return { ...base, kind, start: 0, end: 1 };
  if (kind === 'box') return { ...base, kind, x: 0, y: 0, width: 50, height: 50, rotation: 0 };
  const points: [number, number][] = [
    [0, 0],
    [50, 0],
    [50, 50],
  ];
  return { ...base, kind, points };
}

function makeEditor(kind: ProjectView['kind'], schema: LabelSchema, classId: number): Editor {
  const [region] = schema.regions;
  const regions = region === undefined ? [] : [sampleRegion(region, schema, classId)];
  const editor = new Editor({
    kind,
    schema,
    answer: { regions, classIds: [] },
    ...(kind === 'text' ? { text: 'a' } : { image: SIZE }),
  });
  editor.runAction('set-class', { classId });
  if (regions.length > 0) editor.select([REGION_ID]);
  return editor;
}

/** The id the class has, or will have once it is saved. */
function idOf(before: LabelSchema, draft: SchemaDraft, key: string | null): number | null {
  const place = draft.classes.findIndex((row) => row.key === key);
  const known = draft.classes[place]?.id;
  if (known !== null && known !== undefined) return known;
  if (place < 0) return null;
  const fresh = draft.classes.slice(0, place).filter(({ id }) => id === null).length;
  return before.classes.reduce((max, { id }) => Math.max(max, id + 1), 0) + fresh;
}

function SelectedAttributes({ editor, schema }: { editor: Editor; schema: LabelSchema }) {
  const regions = useSettledSelection(editor);
  return <AttributeForm editor={editor} schema={schema} regions={regions} />;
}

/** The workbench's own class list and attributes with the draft, to be tried out. */
export const SchemaPreview = memo(function SchemaPreview({
  project,
  before,
  draft,
  after,
  focusedKey,
}: {
  project: ProjectView;
  before: LabelSchema;
  draft: SchemaDraft;
  /** The schema the draft makes; null where it does not hold together. */
  after: LabelSchema | null;
  focusedKey: string | null;
}) {
  const t = useTranslations('label-schema');
  const [lastSound, setLastSound] = useState(before);
  if (after !== null && after !== lastSound) setLastSound(after);
  const schema = after ?? lastSound;
  const offered = schema.classes.filter(({ isDeleted }) => !isDeleted);
  const focusedId = idOf(before, draft, focusedKey);
  const classId = (offered.find(({ id }) => id === focusedId) ?? offered[0])?.id ?? 0;
  const editor = useMemo(
    () => makeEditor(project.kind, schema, classId),
    [project.kind, schema, classId],
  );
  return (
    <Card withBorder padding="md">
      <div className={classes.preview}>
        <Title order={2} size="h5">
          {t('preview')}
        </Title>
        <Text size="xs" c="dimmed">
          {t('previewHint')}
        </Text>
        <ShadowedKeys keymap={editor.keymap} schema={schema} />
        {schema.choice !== 'none' && (
          <ItemClassRow editor={editor} schema={schema} confidences={NONE} />
        )}
        {schema.regions.length > 0 && (
          <div className={classes.palette}>
            <ClassPalette editor={editor} schema={schema} projectId={project.id} />
          </div>
        )}
        <SelectedAttributes editor={editor} schema={schema} />
      </div>
    </Card>
  );
});
