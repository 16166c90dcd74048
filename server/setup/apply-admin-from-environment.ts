import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { EmailSchema, PasswordSchema } from '@/core/contracts/update-me.contract';
import { newId } from '@/core/ids';
import { ScopeSchema } from '@/core/roles';
import type { Db } from '@/db/client';
import { apiTokens } from '@/db/schema/api-tokens';
import { users } from '@/db/schema/users';
import { writeAuditEvent } from '../audit/write-audit-event';
import { endSessions } from '../auth/end-sessions';
import { hashPassword, verifyPassword } from '../auth/passwords';
import { hashSecret } from '../auth/secrets';
import { tokenPreview } from '../tokens/token-preview';

export interface AdminSettings {
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  adminToken: string | undefined;
}

const TOKEN_PATTERN = /^cncd_[0-9A-Za-z_-]{27,250}$/;
const TOKEN_NAME = 'CONCORD_ADMIN_TOKEN';
const TOKEN_DAYS = 366;

/** @throws Error with the variable’s name and what is wrong with it, never with its value */
function assertSettings({ adminEmail, adminPassword, adminToken }: AdminSettings): void {
  if (adminEmail !== undefined && !isEmail(adminEmail)) {
    throw new Error('CONCORD_ADMIN_EMAIL is not an e-mail address');
  }
  if (adminPassword !== undefined && !PasswordSchema.safeParse(adminPassword).success) {
    throw new Error('CONCORD_ADMIN_PASSWORD must have 10 to 200 characters');
  }
  if (adminToken !== undefined && !TOKEN_PATTERN.test(adminToken)) {
    throw new Error(
      'CONCORD_ADMIN_TOKEN must begin with cncd_ and have at least 32 characters, letters and digits',
    );
  }
}

function isEmail(text: string): boolean {
  return text.toLowerCase() === 'admin@localhost' || EmailSchema.safeParse(text).success;
}

async function upsertAdmin(db: Db, wanted: string | undefined) {
  const email = wanted?.trim().toLowerCase() ?? 'admin@localhost';
  const [known] = await db.select().from(users).where(sql`lower(${users.email}) = ${email}`);
  if (known === undefined) {
    const id = newId('user');
    await db.insert(users).values({ id, email, name: 'Admin', instanceRole: 'admin' });
    await writeAuditEvent({ db, actor: null }, 'user.created', { objectId: id });
    return { id, passwordHash: null };
  }
  if (known.instanceRole !== 'admin' || known.isDisabled) {
    await db
      .update(users)
      .set({ instanceRole: 'admin', isDisabled: false })
      .where(eq(users.id, known.id));
    await writeAuditEvent({ db, actor: null }, 'user.updated', { objectId: known.id });
  }
  return known;
}

async function applyToken(db: Db, userId: string, token: string): Promise<void> {
  const secretHash = hashSecret(token);
  const expiresAt = sql`now() + make_interval(days => ${TOKEN_DAYS})`;
  await db
    .update(apiTokens)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(apiTokens.name, TOKEN_NAME),
        ne(apiTokens.secretHash, secretHash),
        isNull(apiTokens.revokedAt),
      ),
    );
  await db
    .insert(apiTokens)
    .values({
      id: newId('token'),
      userId,
      name: TOKEN_NAME,
      preview: tokenPreview(token),
      secretHash,
      scopes: [...ScopeSchema.options],
      expiresAt,
    })
    .onConflictDoUpdate({ target: apiTokens.secretHash, set: { userId, expiresAt } });
}

/**
 * Makes the admin the environment names, or brings the existing one in line: role, password, and
 * an API token with every scope (a former CONCORD_ADMIN_TOKEN ends). Doing it again changes
 * nothing; without any of the variables it does nothing.
 * @throws Error where a variable is not acceptable
 */
export async function applyAdminFromEnvironment(db: Db, settings: AdminSettings): Promise<void> {
  const { adminEmail, adminPassword, adminToken } = settings;
  if (adminEmail === undefined && adminPassword === undefined && adminToken === undefined) return;
  assertSettings(settings);
  const admin = await upsertAdmin(db, adminEmail);
  if (adminPassword !== undefined && !(await verifyPassword(admin.passwordHash, adminPassword))) {
    const passwordHash = await hashPassword(adminPassword);
    await db.update(users).set({ passwordHash }).where(eq(users.id, admin.id));
    await endSessions(db, admin.id);
    await writeAuditEvent({ db, actor: null }, 'user.password_changed', { objectId: admin.id });
  }
  if (adminToken !== undefined) await applyToken(db, admin.id, adminToken);
}
