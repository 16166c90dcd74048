import type { z } from 'zod';
import type { TokenViewSchema } from '@/core/contracts/create-token.contract';
import type { apiTokens } from '@/db/schema/api-tokens';

/** Returns what may be shown of a token: everything but its hash. */
export function toTokenView(row: typeof apiTokens.$inferSelect): z.input<typeof TokenViewSchema> {
  return {
    id: row.id,
    name: row.name,
    preview: row.preview,
    scopes: row.scopes,
    projectId: row.projectId,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
