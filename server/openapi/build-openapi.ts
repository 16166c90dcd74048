import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { createDocument } from 'zod-openapi';
import { ROUTE_MANIFEST } from '@/core/contracts/route-manifest';
import { describeOperation } from './describe-operation';
import { NAMED_SCHEMAS } from './named-schemas';
import { polishDocument } from './polish-document';
import { TAGS } from './tag-of';
import { WALK_THROUGH } from './walk-through';

function describePaths(): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of ROUTE_MANIFEST) {
    paths[contract.path] ??= {};
    const methods = paths[contract.path] as Record<string, unknown>;
    methods[contract.method.toLowerCase()] = describeOperation(contract);
  }
  return paths as ZodOpenApiPathsObject;
}

/** Returns the OpenAPI 3.1 document of every operation in the route manifest. */
export function buildOpenapi(publicOrigin: string) {
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Concord',
        version: '1.0.0',
        summary: 'Label, agree, train, pre-label.',
        description: WALK_THROUGH,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: publicOrigin }],
      tags: TAGS.map((tag) => ({ ...tag })),
      paths: describePaths(),
      components: {
        schemas: NAMED_SCHEMAS,
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'cncd_…',
            description: 'An API token. Scopes are listed with each operation as x-concord-scope.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'concord.session-token',
            description: 'The session of a signed-in browser; for our own pages only.',
          },
        },
      },
    },
    {
      allowEmptySchema: { unknown: true, any: true },
      override: ({ zodSchema, jsonSchema, io }) => {
        if (zodSchema._zod.def.type === 'transform') jsonSchema.type = 'string';
        if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        // Answers may grow: a client must not refuse a field it does not know.
        if (io === 'output' && jsonSchema.additionalProperties === false) {
          delete jsonSchema.additionalProperties;
        }
      },
    },
  );
  return polishDocument(document);
}
