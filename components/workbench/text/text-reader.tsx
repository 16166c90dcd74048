'use client';

import { useMemo } from 'react';
import type { Region } from '@/core/annotation';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { Editor } from '@/editor/editor';
import { TextStage } from './text-stage';

const NONE: readonly Region[] = [];

/** A text to be read as the workbench draws it, with spans over it, where nothing can be changed. */
export function TextReader({
  text,
  label,
  schema,
  regions = NONE,
}: {
  text: string;
  label: string;
  schema: LabelSchema;
  regions?: readonly Region[];
}) {
  const editor = useMemo(
    () =>
      new Editor({ kind: 'text', schema, text, answer: { regions: [...regions], classIds: [] } }),
    [text, schema, regions],
  );
  return <TextStage editor={editor} schema={schema} label={label} isReadOnly />;
}
