'use client';

import { Stack } from '@mantine/core';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import type { RegionRecord } from '@/editor/records';
import { attributesOfClass } from '@/editor/region-attributes';
import { AttributeField } from './attribute-field';
import { sharedValue } from './shared-value';

/** Returns the questions that are asked of every one of the classes. */
function askedOfAll(schema: LabelSchema, classIds: readonly number[]) {
  const [first, ...others] = [...new Set(classIds)];
  if (first === undefined) return [];
  return attributesOfClass(schema, first).filter((definition) =>
    others.every((id) => attributesOfClass(schema, id).includes(definition)),
  );
}

/** What the schema asks of the selected regions; with several, what is asked of all of them. */
export function AttributeForm({
  editor,
  schema,
  regions,
}: {
  editor: Editor;
  schema: LabelSchema;
  regions: readonly RegionRecord[];
}) {
  const asked = askedOfAll(
    schema,
    regions.map(({ classId }) => classId),
  );
  if (asked.length === 0) return null;
  const key = regions.map(({ id }) => id).join(' ');
  return (
    <Stack gap={6}>
      {asked.map((definition) => {
        const { name } = definition;
        const shared = sharedValue(regions, ({ attributes }) => attributes[name]);
        if (shared === null) return null;
        return (
          <AttributeField
            key={`${key} ${name}`}
            definition={definition}
            shared={shared}
            onChange={(value) => editor.runAction('set-attribute', { name, value })}
          />
        );
      })}
    </Stack>
  );
}
