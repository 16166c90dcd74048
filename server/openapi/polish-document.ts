import { FIELD_NOTES } from './field-notes';

interface Schema {
  properties?: Record<string, Record<string, unknown>>;
}
interface Document {
  components?: { schemas?: Record<string, Schema> };
}

/** A schema that only answers use is named as it is, not `…Output` beside a twin nobody refers to. */
function dropUnusedTwins(text: string): string {
  const names = [...text.matchAll(/"(\w+)Output":/g)].map(([, name = '']) => name);
  const unused = names.find((name) => !text.includes(`"#/components/schemas/${name}"`));
  if (unused === undefined) return text;
  const document = JSON.parse(text) as Document;
  delete document.components?.schemas?.[unused];
  const renamed = JSON.stringify(document)
    .replaceAll(`"#/components/schemas/${unused}Output"`, `"#/components/schemas/${unused}"`)
    .replaceAll(`"${unused}Output":`, `"${unused}":`);
  return dropUnusedTwins(renamed);
}

function describeFields(schemas: Record<string, Schema>): void {
  for (const [name, notes] of Object.entries(FIELD_NOTES)) {
    for (const suffix of ['', 'Output']) {
      const { properties } = schemas[name + suffix] ?? {};
      for (const [field, description] of Object.entries(notes)) {
        const property = properties?.[field];
        if (property !== undefined) property['description'] = description;
      }
    }
  }
}

/** Returns the document with plain names and with what its fields mean. */
export function polishDocument<T extends object>(document: T): T {
  const polished = JSON.parse(dropUnusedTwins(JSON.stringify(document))) as T & Document;
  describeFields(polished.components?.schemas ?? {});
  return polished;
}
