import postgres from 'postgres';
import { OWNER } from './init-cluster.mjs';

/**
 * Returns the URL of a database of the embedded server.
 * @param {number} port
 * @param {string} password
 * @param {string} database
 */
export function urlOf(port, password, database) {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

const WRONG_PASSWORD = '28P01';

/**
 * True where the server at this address takes a query.
 * @param {string} url
 * @throws Error where it refuses the password: waiting would not help
 */
export async function answers(url) {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    if (/** @type {{code?: string}} */ (error).code !== WRONG_PASSWORD) return false;
    const hint = 'secrets/postgres-password in the data directory is not the one it was made with';
    throw new Error(`PostgreSQL refuses the password: ${hint}`, { cause: error });
  } finally {
    await sql.end({ timeout: 1 });
  }
}
