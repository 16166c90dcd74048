import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive } from './postmaster.mjs';
import { startPostgres } from './start-postgres.mjs';

const LAUNCHER = join(import.meta.dirname, 'launch.test-support.mjs');
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function makeFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'concord-pg-'));
  cleanUps.push(() =>
    rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  return folder;
}

async function start(dataDir: string, systemFolder?: string) {
  const options = systemFolder === undefined ? { dataDir } : { dataDir, systemFolder };
  const running = await startPostgres(options);
  cleanUps.push(running.stop);
  return running;
}

interface Launched {
  url: string;
  pid: number;
  isAdopted: boolean;
  uid: number;
}

async function launch(
  dataDir: string,
  prefix: readonly string[] = [],
): Promise<{ facts: Launched; launcher: ChildProcess }> {
  const [command = '', ...args] = [...prefix, process.execPath, LAUNCHER, dataDir];
  const launcher = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  launcher.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  for await (const line of createInterface({ input: launcher.stdout })) {
    return { facts: JSON.parse(line) as Launched, launcher };
  }
  throw new Error(complaint);
}

async function query<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function waitForEnd(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20);
}

describe('startPostgres', () => {
  it('starts a durable server, stops it, and finds the data again', async () => {
    const dataDir = await makeFolder();
    const first = await start(dataDir);
    const facts = await query(first.url, async (sql) => {
      await sql`create table kept (n int)`;
      await sql`insert into kept values (7)`;
      const [row] = await sql`select current_setting('fsync') as fsync,
        current_setting('max_connections') as connections,
        current_setting('shared_buffers') as buffers, current_setting('server_version_num') as v,
        pg_encoding_to_char(encoding) as encoding, datcollate as collation
        from pg_database where datname = current_database()`;
      return row;
    });
    expect(facts).toMatchObject({ fsync: 'on', connections: '50', buffers: '128MB' });
    expect(facts).toMatchObject({ encoding: 'UTF8', collation: 'C' });
    expect(Number(facts?.['v'])).toBeGreaterThanOrEqual(180_000);
    const secret = await stat(join(dataDir, 'secrets', 'postgres-password'));
    expect(secret.mode & 0o777).toBe(0o600);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start(dataDir);
    expect(second.isAdopted).toBe(false);
    expect(await query(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }]);
  });

  it('refuses a connection without the password', async () => {
    const { url } = await start(await makeFolder());
    const address = new URL(url);
    address.password = 'guess';
    await expect(query(address.href, (sql) => sql`select 1`)).rejects.toMatchObject({
      code: '28P01',
    });
  });

  it('adopts the server of a launcher that was killed, and stops it in the end', async () => {
    const dataDir = await makeFolder();
    const { facts, launcher } = await launch(dataDir);
    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    expect(isAlive(facts.pid)).toBe(true);
    const running = await start(dataDir);
    expect(running).toMatchObject({ isAdopted: true, pid: facts.pid, url: facts.url });
    await running.stop();
    expect(isAlive(facts.pid)).toBe(false);
  });

  it('leaves the server running while another launcher uses it', async () => {
    const dataDir = await makeFolder();
    const { facts, launcher } = await launch(dataDir);
    const second = await start(dataDir);
    expect(second.isAdopted).toBe(true);
    await second.stop();
    expect(await query(facts.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
    launcher.kill('SIGTERM');
    await once(launcher, 'exit');
    expect(isAlive(facts.pid)).toBe(false);
  });

  it('recovers every acknowledged row after kill -9 of the postmaster', async () => {
    const dataDir = await makeFolder();
    for (let round = 0; round < 3; round += 1) {
      const { url, pid } = await start(dataDir);
      const acknowledged = await query(url, async (sql) => {
        await sql`create table if not exists votes (n serial primary key)`;
        for (let n = 0; n < 50; n += 1) await sql`insert into votes default values`;
        const [row] = await sql`select count(*)::int as n from votes`;
        return row?.['n'] as number;
      });
      process.kill(pid, 'SIGKILL');
      await waitForEnd(pid);
      const again = await start(dataDir);
      const [row] = await query(again.url, (sql) => sql`select count(*)::int as n from votes`);
      expect(row?.['n']).toBe(acknowledged);
      await again.stop();
    }
  });

  it('starts where postmaster.pid names a living process that is something else', async () => {
    const dataDir = await makeFolder();
    const first = await start(dataDir);
    const pidFile = join(first.home, 'pg18', 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    process.kill(first.pid, 'SIGKILL');
    await waitForEnd(first.pid);
    await writeFile(pidFile, text.replace(String(first.pid), String(process.pid)));
    const second = await start(dataDir);
    expect(second.isAdopted).toBe(false);
    expect(await query(second.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  it('names the password file where the password was lost', async () => {
    const dataDir = await makeFolder();
    await (await start(dataDir)).stop();
    await rm(join(dataDir, 'secrets', 'postgres-password'));
    await expect(startPostgres({ dataDir })).rejects.toThrow(/restore .*postgres-password/);
  });

  it('fails at once where the password is another one', async () => {
    const dataDir = await makeFolder();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'secrets', 'postgres-password'), 'something-else');
    await expect(startPostgres({ dataDir })).rejects.toThrow(/refuses the password/);
  });

  it.skipIf(!isRoot)('runs as another account when started by root', async () => {
    const { pid } = await start(await makeFolder());
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    expect(Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])).not.toBe(0);
  });

  it.skipIf(!isRoot)(
    'moves where that account can go when the data is in root’s home',
    async () => {
      const [dataDir, systemFolder] = [await makeFolder(homedir()), await makeFolder()];
      await chmod(systemFolder, 0o755);
      const closed = join(dataDir, 'closed');
      const first = await start(closed, systemFolder);
      const isHomeClosed = ((await stat(homedir())).mode & 0o001) === 0;
      expect(first.isElsewhere).toBe(isHomeClosed);
      await query(first.url, (sql) => sql`create table kept as select 1 as n`);
      await first.stop();
      const second = await start(closed, systemFolder);
      expect(second.home).toBe(first.home);
      expect(await query(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 1 }]);
    },
  );

  const canDrop = isRoot && spawnSync('setpriv', ['--version']).status === 0;
  const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const isReadable =
    canDrop && spawnSync('setpriv', [...asNobody.slice(1), 'test', '-r', LAUNCHER]).status === 0;
  it.skipIf(!isReadable)('runs for an ordinary user as that user', async () => {
    const dataDir = await makeFolder();
    await chown(dataDir, NOBODY, NOBODY);
    const { facts, launcher } = await launch(dataDir, asNobody);
    expect(facts.uid).toBe(NOBODY);
    const status = await readFile(`/proc/${facts.pid}/status`, 'utf8');
    expect(Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])).toBe(NOBODY);
    expect(await query(facts.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
    launcher.kill('SIGTERM');
    await once(launcher, 'exit');
    expect(isAlive(facts.pid)).toBe(false);
    await access(join(dataDir, 'pg18', 'PG_VERSION'));
  });
});
