import { sql } from 'drizzle-orm';
import { text, timestamp } from 'drizzle-orm/pg-core';

/** An instant on the database's clock. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
}

export function createdAt() {
  return instant('created_at').notNull().default(sql`now()`);
}

export function primaryId() {
  return text('id').primaryKey();
}
