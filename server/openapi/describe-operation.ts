import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Contract } from '@/core/contracts/contract';
import { ERRORS } from '@/core/errors';
import { OPERATION_NOTES } from './operation-notes';
import { tagOf } from './tag-of';

const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  'export-dataset-version': ['application/x-ndjson', 'application/json', 'application/zip'],
  'get-file': ['image/jpeg', 'image/png', 'image/webp'],
  'get-tile': ['image/jpeg', 'image/png'],
};

const BINARY = {
  type: 'string' as const,
  format: 'binary',
  contentMediaType: 'application/octet-stream',
};

function camelCase(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function statusesOf(contract: Contract): number[] {
  const statuses = [400, 429, 500];
  if (contract.policy.access === 'actor') statuses.push(401, 403);
  if (contract.path.includes('{') || contract.policy.access === 'public') statuses.push(404);
  if (contract.policy.access === 'public') statuses.push(401, 403, 410);
  if (contract.method !== 'GET') statuses.push(409);
  if (contract.needsIfMatch) statuses.push(412, 428);
  if (contract.bodyKind !== 'none') statuses.push(413, 415, 422);
  return statuses.sort((a, b) => a - b);
}

function problemsOf(contract: Contract): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    statusesOf(contract).map((status) => {
      const codes = Object.entries(ERRORS).filter(([, error]) => error.status === status);
      const description = codes.map(([code, { title }]) => `\`${code}\`: ${title}`).join('; ');
      const schema = { $ref: '#/components/schemas/Problem' };
      return [String(status), { description, content: { 'application/problem+json': { schema } } }];
    }),
  ) as ZodOpenApiResponsesObject;
}

function successOf(contract: Contract) {
  if (contract.responseKind === 'json') {
    return { description: 'Done', content: { 'application/json': { schema: contract.response } } };
  }
  const types = FILE_TYPES[contract.id] ?? ['application/octet-stream'];
  return {
    description: 'The bytes, as a stream; HEAD answers the headers alone',
    headers: {
      'X-File-Size': { description: 'The length in bytes', schema: { type: 'integer' as const } },
      ETag: { description: 'Changes with the content', schema: { type: 'string' as const } },
    },
    content: Object.fromEntries(types.map((type) => [type, { schema: BINARY }])),
  };
}

/** A part that is a file: JSON Schema has no type for bytes of its own. */
function filePart(description: string) {
  return z.string().meta({ description, override: { ...BINARY } });
}

function bodyOf(contract: Contract): ZodOpenApiOperationObject['requestBody'] {
  if (contract.bodyKind === 'none') return undefined;
  if (contract.bodyKind === 'json') {
    return { required: true, content: { 'application/json': { schema: contract.body } } };
  }
  const fields = contract.body as z.ZodObject;
  const files =
    contract.id === 'create-import'
      ? { files: z.array(filePart('A file, with its name')).min(1) }
      : { model: filePart('The ONNX file') };
  const content = { 'multipart/form-data': { schema: z.object({ ...fields.shape, ...files }) } };
  return { required: true, content };
}

function headersOf(contract: Contract) {
  const headers: Record<string, z.ZodType> = {};
  if (contract.isIdempotent) {
    headers['Idempotency-Key'] = z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .optional()
      .meta({
        description: 'One effect for one key; keep it when retrying',
        example: '6f1d7c1e-2f3b-4b6e-9a55-0b1c6a0f4a11',
      });
  }
  if (contract.needsIfMatch) {
    headers['If-Match'] = z
      .string()
      .regex(/^(?:W\/)?"v\d{1,9}"$/)
      .meta({
        description: 'The version last seen, quotes included',
        example: '"v3"',
      });
  }
  return z.object(headers);
}

/** Returns one contract as an OpenAPI operation: parameters, bodies, answers, errors, scope. */
export function describeOperation(contract: Contract): ZodOpenApiOperationObject {
  const { policy } = contract;
  const requestBody = bodyOf(contract);
  const note = OPERATION_NOTES[contract.id];
  return {
    operationId: camelCase(contract.id),
    summary: contract.summary,
    ...(note === undefined ? {} : { description: note }),
    tags: [tagOf(contract.path)],
    security: policy.access === 'public' ? [] : [{ bearer: [] }, { session: [] }],
    ...(policy.access === 'public'
      ? {}
      : { 'x-concord-action': policy.action, 'x-concord-scope': policy.scope }),
    requestParams: {
      path: contract.params as z.ZodObject,
      query: contract.query as z.ZodObject,
      header: headersOf(contract),
    },
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: { [String(contract.status)]: successOf(contract), ...problemsOf(contract) },
  } as ZodOpenApiOperationObject;
}
