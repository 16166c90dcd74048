import { describe, expect, it } from 'vitest';
import { ROUTE_MANIFEST } from '@/core/contracts/route-manifest';
import { buildOpenapi } from './build-openapi';
import { FIELD_NOTES } from './field-notes';
import { OPERATION_NOTES } from './operation-notes';

interface Operation {
  operationId: string;
  summary: string;
  security: unknown[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, unknown> } }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

const text = JSON.stringify(buildOpenapi('http://127.0.0.1:3000'));
const document = JSON.parse(text) as {
  info: { description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

function operation(method: string, path: string): Operation {
  const found = document.paths[path]?.[method];
  if (found === undefined) throw new Error(`${method} ${path} is not described`);
  return found;
}

describe('the OpenAPI document', () => {
  it('describes every contract of the route manifest with its parameters, answer and errors', () => {
    const ids = new Set<string>();
    for (const contract of ROUTE_MANIFEST) {
      const found = operation(contract.method.toLowerCase(), contract.path);
      ids.add(found.operationId);
      const inPath = (found.parameters ?? [])
        .filter((one) => one.in === 'path')
        .map((one) => one.name);
      const wanted = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(inPath.sort(), contract.id).toEqual(wanted.sort());
      expect(found.responses[String(contract.status)]?.content, contract.id).toBeDefined();
      expect(found.responses['400']?.content?.['application/problem+json']).toBeDefined();
      expect(found.requestBody === undefined, contract.id).toBe(contract.bodyKind === 'none');
      expect(found.security.length > 0).toBe(contract.policy.access === 'actor');
    }
    expect(ids.size).toBe(ROUTE_MANIFEST.length);
  });

  it('names the headers for idempotency and versions exactly where they count', () => {
    for (const contract of ROUTE_MANIFEST) {
      const found = operation(contract.method.toLowerCase(), contract.path);
      const headers = (found.parameters ?? []).filter((one) => one.in === 'header');
      const names = headers.map((one) => one.name);
      expect(names.includes('Idempotency-Key'), contract.id).toBe(contract.isIdempotent);
      expect(names.includes('If-Match'), contract.id).toBe(contract.needsIfMatch);
    }
  });

  it('describes multipart bodies as fields and files', () => {
    const imports = operation('post', '/api/v1/projects/{projectId}/imports').requestBody;
    expect(imports?.content['multipart/form-data']?.schema.properties).toMatchObject({
      format: { enum: ['images', 'csv', 'jsonl', 'txt'] },
      files: { type: 'array', items: { type: 'string', format: 'binary' } },
    });
    const upload = operation('post', '/api/v1/models/{modelId}/versions').requestBody;
    expect(upload?.content['multipart/form-data']?.schema.properties).toMatchObject({
      card: { type: 'string' },
      model: { type: 'string', format: 'binary' },
    });
  });

  it('refers only to schemas it holds', () => {
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !((name ?? '') in document.components.schemas))).toEqual([]);
  });

  it('gives an id of an answer as a string, not as anything', () => {
    expect(document.components.schemas['Me']).toMatchObject({
      properties: { id: { type: 'string' }, memberships: { type: 'array' } },
    });
  });

  it('says what fields mean, only of fields that exist, and names no schema twice', () => {
    const { schemas } = document.components;
    for (const [name, notes] of Object.entries(FIELD_NOTES)) {
      const { properties = {} } = (schemas[name] ?? {}) as { properties?: Record<string, object> };
      for (const [field, description] of Object.entries(notes)) {
        expect(properties[field], `${name}.${field}`).toMatchObject({ description });
      }
    }
    const used = (name: string) => text.includes(`"#/components/schemas/${name}"`);
    expect(Object.keys(schemas).filter((name) => !used(name))).toEqual([]);
  });

  it('leaves answers open to grow and bodies closed to unknown keys', () => {
    expect(document.components.schemas['Project']).not.toHaveProperty('additionalProperties');
    const { content } = operation('patch', '/api/v1/me').requestBody ?? { content: {} };
    expect(content['application/json']?.schema).toMatchObject({ additionalProperties: false });
  });

  it('writes notes only for operations that exist, and a walk-through whose paths exist', () => {
    const ids = new Set(ROUTE_MANIFEST.map((contract) => contract.id));
    expect(Object.keys(OPERATION_NOTES).filter((id) => !ids.has(id))).toEqual([]);
    const known = new Set(ROUTE_MANIFEST.map((contract) => `${contract.method} ${contract.path}`));
    const told = [
      ...document.info.description.matchAll(/(GET|POST|PUT|PATCH|DELETE) +(\/[^\s`?]+)/g),
    ];
    const unknown = told.map((match) => `${match[1]} ${match[2]}`).filter((one) => !known.has(one));
    expect(unknown).toEqual([]);
    expect(told.length).toBeGreaterThan(15);
  });
});
