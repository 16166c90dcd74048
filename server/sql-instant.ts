import { type SQL, sql } from 'drizzle-orm';

/** Renders an instant of raw SQL as ISO 8601 in UTC with milliseconds: raw rows skip the driver's parsers. */
export function sqlInstant(value: SQL | string): SQL<string> {
  const expression = typeof value === 'string' ? sql.raw(value) : value;
  return sql`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
