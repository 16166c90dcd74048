import type { EntityId } from '@/core/ids';
import type { InstanceRole, Scope } from '@/core/roles';
import type { Db } from '@/db/client';
import type { BlobStorage } from './storage/blob-storage';

/** Who acts: a person by session or token, or the system in a background job. */
export interface Actor {
  userId: EntityId<'user'>;
  instanceRole: InstanceRole;
  /** Null for a token. */
  sessionId: string | null;
  /** Null for a session: it may do all that its user may. */
  scopes: readonly Scope[] | null;
  /** A token may be limited to one project. */
  tokenProjectId: string | null;
}

/** What every use case gets besides its input. */
export interface Ctx {
  /** The pool, or the transaction the route wrapper opened. */
  db: Db;
  actor: Actor;
  /** For display and file names; leases and order use the database's clock. */
  now: Date;
  storage: BlobStorage;
}

/** The context of a public operation: there may be nobody. */
export type PublicCtx = Omit<Ctx, 'actor'> & { actor: Actor | null };
