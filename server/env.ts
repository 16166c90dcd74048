import { join } from 'node:path';
import { z } from 'zod';

const EnvSchema = z
  .object({
    DATABASE_URL: z.string().min(1),
    CONCORD_DATA_DIR: z.string().min(1).default(join(process.cwd(), '.concord')),
    NEXTAUTH_SECRET: z.string().min(32, 'at least 32 characters'),
    CONCORD_PUBLIC_ORIGIN: z.url().default('http://127.0.0.1:3000'),
    CONCORD_ROLE: z.enum(['web', 'jobs', 'all']).default('all'),
    CONCORD_DEMO: z.enum(['0', '1']).default('0'),
    CONCORD_ADMIN_EMAIL: z.string().optional(),
    CONCORD_ADMIN_PASSWORD: z.string().optional(),
    CONCORD_ADMIN_TOKEN: z.string().optional(),
    CONCORD_API_PER_MINUTE: z.coerce.number().int().positive().default(600),
    CONCORD_LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
      .default('warn'),
  })
  .transform((raw) => ({
    databaseUrl: raw.DATABASE_URL,
    dataDir: raw.CONCORD_DATA_DIR,
    authSecret: raw.NEXTAUTH_SECRET,
    /** Scheme, host and port as the browser sees them, without a slash at the end. */
    publicOrigin: new URL(raw.CONCORD_PUBLIC_ORIGIN).origin,
    role: raw.CONCORD_ROLE,
    hasDemo: raw.CONCORD_DEMO === '1',
    adminEmail: raw.CONCORD_ADMIN_EMAIL,
    adminPassword: raw.CONCORD_ADMIN_PASSWORD,
    adminToken: raw.CONCORD_ADMIN_TOKEN,
    /** Requests one person may make a minute. */
    apiPerMinute: raw.CONCORD_API_PER_MINUTE,
    logLevel: raw.CONCORD_LOG_LEVEL,
  }));

export type Env = z.infer<typeof EnvSchema>;

let cached: Env | undefined;

/**
 * The one reader of process.env, checked once a process.
 * @throws Error naming each variable that is missing or wrong
 */
export function env(): Env {
  if (cached === undefined) {
    const parsed = EnvSchema.safeParse(process.env);
    if (!parsed.success) {
      throw new Error(`The environment is not valid:\n${z.prettifyError(parsed.error)}`);
    }
    cached = parsed.data;
  }
  return cached;
}
