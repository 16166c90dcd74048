import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');

export const USAGE = `npm start -- [options]
  --port N        default 3000
  --host ADDRESS  default 127.0.0.1; 0.0.0.0 opens it to the network
  --data-dir DIR  database, files and secrets; default .concord
  --no-demo       no demo projects on the first start
  --dev           development server with hot reloading
  --build-only    install and build, do not serve
Environment: DATABASE_URL, CONCORD_PUBLIC_ORIGIN, CONCORD_ROLE=web|jobs|all, CONCORD_LOG_LEVEL,
  CONCORD_ADMIN_EMAIL, CONCORD_ADMIN_PASSWORD, CONCORD_ADMIN_TOKEN`;

/**
 * Returns what to start, from the command line and the environment.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @throws Error where an option is unknown or not usable
 */
export function parseOptions(args, environment) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: environment.PORT ?? '3000' },
      host: { type: 'string', default: '127.0.0.1' },
      'data-dir': {
        type: 'string',
        default: environment.CONCORD_DATA_DIR ?? join(ROOT, '.concord'),
      },
      'no-demo': { type: 'boolean', default: environment.CONCORD_DEMO === '0' },
      dev: { type: 'boolean', default: false },
      'build-only': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port must be a number from 1 to 65535, not ${values.port}`);
  }
  return {
    port,
    host: values.host,
    dataDir: resolve(values['data-dir']),
    hasDemo: !values['no-demo'],
    isDev: values.dev,
    isBuildOnly: values['build-only'],
    isHelp: values.help,
    publicOrigin: findPublicOrigin(values.host, port, environment.CONCORD_PUBLIC_ORIGIN),
    databaseUrl: environment.DATABASE_URL || null,
  };
}

/**
 * @param {string} host
 * @param {number} port
 * @param {string | undefined} given
 */
function findPublicOrigin(host, port, given) {
  if (given) {
    if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
      throw new Error('CONCORD_PUBLIC_ORIGIN must be an address like https://label.example.org');
    }
    return new URL(given).origin;
  }
  const name = ['0.0.0.0', '::'].includes(host) ? hostname() : host;
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin;
}
