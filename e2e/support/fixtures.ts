import { test as base, expect, type Page } from '@playwright/test';
import { seeFirst } from './see-first';
import { type ServerOptions, startServer, type TestServer } from './server';

interface WorkerFixtures {
  /** One production server without the demo, for all tests of a file that want no own. */
  server: TestServer;
}

interface TestFixtures {
  /** Starts a further server, which is stopped after the test whatever happens in it. */
  launch: (options?: ServerOptions) => Promise<TestServer>;
  /** Fails the test on an uncaught error or a violated content security policy in any page. */
  faults: string[];
}

/** Signs the page's browser in through the API, as the sign-in form does. */
export async function signIn(
  page: Page,
  origin: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const csrf = await page.request.get(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await page.request.post(`${origin}/api/auth/callback/password`, {
    form: { email, password, csrfToken, json: 'true' },
    headers: { origin },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const session = await page.request.get(`${origin}/api/auth/session`);
  expect(((await session.json()) as { user?: { email: string } }).user?.email).toBe(email);
}

/** What the server's admin signs in with. */
export function asAdmin({ adminEmail, adminPassword }: TestServer) {
  return { email: adminEmail, password: adminPassword };
}

/** Signs the page's browser in as the server's admin. */
export function signInAsAdmin(page: Page, server: TestServer): Promise<void> {
  return signIn(page, server.origin, asAdmin(server));
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the parameter
    async ({}, provide) => {
      const server = await startServer();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the parameter
  launch: async ({}, provide) => {
    const servers: TestServer[] = [];
    await provide(async (options) => {
      const server = await startServer(options);
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.stop();
  },
  context: async ({ context }, provide) => {
    context.on('page', seeFirst);
    await provide(context);
  },
  faults: [
    async ({ context }, provide) => {
      const faults: string[] = [];
      context.on('weberror', (error) => faults.push(String(error.error())));
      context.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
      });
      await provide(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
