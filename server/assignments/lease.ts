import { sql } from 'drizzle-orm';

/** The end of a lease that begins or is renewed now, on the database's clock: 15 minutes on. */
export const LEASE_END = sql`now() + interval '15 minutes'`;
