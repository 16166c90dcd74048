'use client';

import { Button, ColorSwatch, Kbd } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { LabelClass, LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { useEditorState } from '../use-editor';
import { listClassEntries } from './search-classes';

/** One class of the item: with the names above it once it is chosen, dashed while only proposed. */
export function ItemClassChip({
  editor,
  schema,
  labelClass,
  keyText,
  confidence,
  isSmall,
}: {
  editor: Editor;
  schema: LabelSchema;
  labelClass: LabelClass;
  keyText: string | undefined;
  confidence: number | undefined;
  isSmall: boolean;
}) {
  const t = useTranslations('workbench');
  const { item } = useEditorState(editor);
  const paths = useMemo(
    () =>
      new Map(listClassEntries(schema.classes).map((entry) => [entry.labelClass.id, entry.path])),
    [schema],
  );
  const { id, name, color } = labelClass;
  const path = paths.get(id) ?? '';
  const isChosen = item.classIds.includes(id);
  const isProposed = isChosen && item.origin === 'prediction' && !item.isTouched;
  const sure = confidence === undefined ? '' : ` ${Math.round(confidence * 100)} %`;
  return (
    <Button
      size={isSmall ? 'xs' : 'sm'}
      variant={isChosen && !isProposed ? 'filled' : 'default'}
      aria-pressed={isChosen}
      title={path === '' ? name : `${path} › ${name}`}
      style={isProposed ? { borderStyle: 'dashed', borderWidth: 2, borderColor: color } : {}}
      leftSection={<ColorSwatch color={color} size={12} withShadow={false} />}
      rightSection={keyText === undefined ? null : <Kbd size="xs">{keyText}</Kbd>}
      onClick={() => editor.toggleItemClass(id)}
    >
      {isChosen && path !== '' ? `${path} › ${name}` : name}
      {isProposed && ` · ${t('modelSays')}${sure}`}
    </Button>
  );
}
