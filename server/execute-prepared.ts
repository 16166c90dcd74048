import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { Row, Sql } from 'postgres';
import type { Ctx } from './context';

const dialect = new PgDialect();

/**
 * Runs raw SQL as a prepared statement of its connection, inside the transaction of `ctx` if there
 * is one: drizzle's own `execute` has it parsed and planned anew each time. For statements whose
 * text is always the same.
 */
export async function executePrepared<T extends object>(
  ctx: Pick<Ctx, 'db'>,
  statement: SQL,
): Promise<T[]> {
  const session = ctx.db._.session as unknown as PostgresJsSession<
    Sql,
    Record<string, never>,
    Record<string, never>
  >;
  const { sql, params } = dialect.sqlToQuery(statement);
  const rows = await session.client.unsafe<Row[]>(sql, params as never[], { prepare: true });
  return rows as unknown as T[];
}
