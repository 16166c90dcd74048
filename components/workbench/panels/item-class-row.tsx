'use client';

import { Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { useEditorState } from '../use-editor';
import { isSearchedFor } from './is-searched-for';
import { ItemClassChip } from './item-class-chip';
import { ItemClassPicker } from './item-class-picker';
import { useItemClassKeys } from './use-class-keys';

/** Of many classes, those with the first keys. */
const FREQUENT_MAX = 10;

/**
 * The classes of the whole item as a row of keys; a model's proposal is dashed until taken. Of many
 * classes only those with a key and the chosen ones stand here; the others are searched for.
 */
export function ItemClassRow({
  editor,
  schema,
  confidences,
  isTreeBeside = false,
}: {
  editor: Editor;
  schema: LabelSchema;
  /** class id → the model's confidence, for the classes it proposed. */
  confidences: ReadonlyMap<number, number>;
  /** All classes are shown beside: none is searched for here. */
  isTreeBeside?: boolean;
}) {
  const t = useTranslations('workbench');
  const { item } = useEditorState(editor);
  const keys = useItemClassKeys(editor, schema);
  const offered = schema.classes.filter(({ isDeleted }) => !isDeleted);
  const isSearched = isSearchedFor(schema);
  const frequent = new Set([...keys.keys()].slice(0, FREQUENT_MAX));
  const shown = isSearched
    ? offered.filter(({ id }) => frequent.has(id) || item.classIds.includes(id))
    : offered;
  return (
    <Group gap={6} role="group" aria-label={t('itemClasses')}>
      {isSearched && !isTreeBeside && <ItemClassPicker editor={editor} schema={schema} />}
      {shown.map((labelClass) => (
        <ItemClassChip
          key={labelClass.id}
          editor={editor}
          schema={schema}
          labelClass={labelClass}
          keyText={keys.get(labelClass.id)}
          confidence={confidences.get(labelClass.id)}
          isSmall={shown.length > 8}
        />
      ))}
    </Group>
  );
}
