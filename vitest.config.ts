import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };
const serverConditions = {
  resolve: { alias, conditions: ['react-server'] },
  ssr: { resolve: { conditions: ['react-server', 'node', 'default'] } },
};

/**
 * Two projects: `unit` needs nothing but Node; `use-cases` needs PostgreSQL, which its global
 * set-up starts (embedded) or takes from DATABASE_URL.
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...serverConditions,
        test: {
          name: 'unit',
          include: ['{core,editor,inference,cli,sdk,components,scripts}/**/*.test.ts'],
          testTimeout: 60_000,
          setupFiles: ['./scripts/test/throw-on-console-error.ts'],
        },
      },
      {
        ...serverConditions,
        test: {
          name: 'use-cases',
          include: ['{server,db,app}/**/*.test.ts'],
          setupFiles: ['./scripts/test/throw-on-console-error.ts'],
          globalSetup: ['./db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
