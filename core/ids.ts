import { z } from 'zod';

/** One prefix for each entity: an id says what it is wherever it is met. */
export const ID_PREFIXES = {
  user: 'usr',
  session: 'ses',
  invite: 'inv',
  token: 'tok',
  project: 'prj',
  labelSchema: 'lsc',
  import: 'imp',
  item: 'itm',
  task: 'tsk',
  assignment: 'asg',
  annotation: 'ann',
  region: 'rgn',
  prediction: 'prd',
  consensus: 'cns',
  review: 'rev',
  comment: 'cmt',
  adjudication: 'adj',
  goldAnswer: 'gld',
  datasetVersion: 'dsv',
  trainingRun: 'trn',
  model: 'mdl',
  modelVersion: 'mdv',
  deployment: 'dep',
  auditEvent: 'aud',
} as const;

export type EntityKind = keyof typeof ID_PREFIXES;
export type EntityId<K extends EntityKind> = `${(typeof ID_PREFIXES)[K]}_${string}`;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Returns a new id: the entity's prefix and a UUIDv7 (48 bit time in ms, 74 random bits) as 26
 * lower-case Crockford base-32 digits, so that ids sort by the time of their making.
 */
export function newId<K extends EntityKind>(kind: K, nowMs: number = Date.now()): EntityId<K> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = nowMs;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let digits = '';
  for (let index = 0; index < 26; index += 1) {
    digits = ALPHABET[Number(value & 31n)] + digits;
    value >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${digits}` as EntityId<K>;
}

/** A schema that accepts only ids of the given entity. */
export function idSchema<K extends EntityKind>(kind: K) {
  return z
    .string()
    .regex(
      new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z]{1,40}$`),
      `expected an id ${ID_PREFIXES[kind]}_…`,
    )
    .meta({ example: `${ID_PREFIXES[kind]}_06bq3v9zk8r5t7w2x4y6` })
    .transform((value) => value as EntityId<K>);
}
