import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { acceptInviteContract } from '@/core/contracts/accept-invite.contract';
import {
  type AssignmentView,
  claimAssignmentsContract,
} from '@/core/contracts/claim-assignments.contract';
import { createImportContract, type ImportView } from '@/core/contracts/create-import.contract';
import { createInviteContract } from '@/core/contracts/create-invite.contract';
import { createProjectContract, type ProjectView } from '@/core/contracts/create-project.contract';
import { createTokenContract } from '@/core/contracts/create-token.contract';
import { getImportContract } from '@/core/contracts/get-import.contract';
import type { EntityId } from '@/core/ids';
import type { ProjectRole, Scope } from '@/core/roles';
import { type CallInput, ConcordClient } from '@/sdk/concord-client';
import type { TestServer } from './server';

export type ProjectId = EntityId<'project'>;
export type NewProject = NonNullable<CallInput<typeof createProjectContract>['body']>;

/** Somebody with an account and a token of their own. */
export interface Member {
  email: string;
  password: string;
  userId: string;
  token: string;
  api: ConcordClient;
}

/** The admin's client: every scope. */
export function adminApi({ origin, adminToken }: TestServer): ConcordClient {
  return new ConcordClient({ origin, token: adminToken });
}

/** Makes a project in which every item shows what a model proposes, unless `wish` says otherwise. */
export async function createProject(api: ConcordClient, wish: NewProject): Promise<ProjectView> {
  const body = { blindPercent: 0, ...wish };
  return api.call(createProjectContract, { body, idempotencyKey: randomUUID() });
}

/** Sends files and waits until the server has gone through all of them. */
export async function importFiles(
  api: ConcordClient,
  projectId: ProjectId,
  format: ImportView['format'],
  files: readonly { name: string; bytes: Uint8Array | string }[],
): Promise<ImportView> {
  const form = new FormData();
  form.append('format', format);
  for (const { name, bytes } of files) {
    form.append('files', new Blob([bytes as BlobPart]), name);
  }
  const { id } = await api.call(createImportContract, {
    params: { projectId },
    form,
    idempotencyKey: randomUUID(),
  });
  const read = () => api.call(getImportContract, { params: { importId: id } });
  await expect
    .poll(async () => (await read()).state, { timeout: 120_000, intervals: [100, 300] })
    .toMatch(/^(completed|failed)$/);
  return read();
}

/** Invites a new person, who accepts at once and gets a token of their own. */
export async function joinByInvite(
  server: TestServer,
  projectId: ProjectId,
  role: ProjectRole,
  name: string,
): Promise<Member> {
  const admin = adminApi(server);
  const { secret } = await admin.call(createInviteContract, {
    params: { projectId },
    body: { role },
  });
  const account = {
    name,
    email: `${name.toLowerCase().replace(/\W+/g, '-')}-${randomUUID().slice(0, 8)}@example.org`,
    password: `pass-${randomUUID()}`,
  };
  const nobody = new ConcordClient({ origin: server.origin });
  const joined = await nobody.call(acceptInviteContract, {
    body: { secret, account, withApiToken: true },
  });
  const token = joined.apiToken ?? '';
  expect(token).toMatch(/^cncd_/);
  const api = new ConcordClient({ origin: server.origin, token });
  return { email: account.email, password: account.password, userId: joined.userId, token, api };
}

/** A token of the admin's that may do no more than `scopes` in one project. */
export async function createToken(
  api: ConcordClient,
  projectId: ProjectId,
  scopes: Scope[],
): Promise<string> {
  const { secret } = await api.call(createTokenContract, {
    body: { name: `for ${scopes.join(', ')}`, scopes, projectId },
  });
  return secret;
}

/** One task for the person: one they hold already, or a new one. @throws where there is none */
export async function claimOne(api: ConcordClient, projectId: ProjectId): Promise<AssignmentView> {
  const [assignment] = await claim(api, projectId, 1);
  if (assignment === undefined) throw new Error('Nothing to label');
  return assignment;
}

/** What the person holds already, then new tasks, up to `count`. */
export async function claim(
  api: ConcordClient,
  projectId: ProjectId,
  count: number,
): Promise<AssignmentView[]> {
  const { assignments } = await api.call(claimAssignmentsContract, {
    params: { projectId },
    body: { count, resume: true },
    idempotencyKey: randomUUID(),
  });
  return assignments;
}
