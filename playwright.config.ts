import { defineConfig } from '@playwright/test';

const report = process.env['CONCORD_TEST_REPORT'];
const chromium = process.env['CONCORD_CHROMIUM'];
const isRoot = process.getuid?.() === 0;

/** Browser journeys against a production build; each worker starts a server of its own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  // on a busy machine a journey may miss its time; what passed only then is named at the end
  retries: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  use: {
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    // a worker hides requests from page.route: only reload-offline.spec.ts allows it
    serviceWorkers: 'block',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
