'use client';

import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { ClassList } from './class-list';
import { ClassSearch } from './class-search';

/** Up to so many classes are simply listed: all of them are in sight. */
const LISTED_CLASSES_MAX = 12;

/** The classes of regions: a plain list of a few, a searchable one of many. */
export function ClassPalette({
  editor,
  schema,
  projectId,
}: {
  editor: Editor;
  schema: LabelSchema;
  projectId: string;
}) {
  const offered = schema.classes.filter(({ isDeleted }) => !isDeleted).length;
  if (offered <= LISTED_CLASSES_MAX) return <ClassList editor={editor} schema={schema} />;
  return <ClassSearch editor={editor} schema={schema} projectId={projectId} />;
}
