import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../embedded-postgres/start-postgres.mjs';
import { migrateDatabase } from '../migrate.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    templateName: string;
  }
}

async function findServer(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => {} };
  const settings = { max_connections: '100', fsync: 'off' };
  return startPostgres({ dataDir: folder, settings });
}

/** Starts one PostgreSQL (or takes DATABASE_URL) with a migrated template for all test files. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-test-'));
  const { url, stop } = await findServer(folder);
  const templateName = `concord_template_${randomBytes(6).toString('hex')}`;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${templateName}`);
  const template = new URL(url);
  template.pathname = `/${templateName}`;
  await migrateDatabase(template.href);
  project.provide('postgresUrl', url);
  project.provide('templateName', templateName);
  process.env['CONCORD_DATA_DIR'] = join(folder, 'files');
  process.env['NEXTAUTH_SECRET'] ??= randomBytes(32).toString('hex');
  process.env['DATABASE_URL'] ??= url;
  return async () => {
    await sql.unsafe(`drop database if exists ${templateName} with (force)`);
    await sql.end({ timeout: 5 });
    await stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
}
