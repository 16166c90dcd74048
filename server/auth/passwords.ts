import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id is the library's default algorithm; 19 MiB, 2 passes, 1 lane (OWASP). */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const AT_ONCE_MAX = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Two hashes at a time: a burst of sign-ins must not take every core and 19 MiB each. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE_MAX) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

let dummyHash: Promise<string> | undefined;

/** Returns the argon2id hash to store, its parameters and salt included. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/**
 * Tells whether the password belongs to the hash. With no hash it does the same work on a dummy
 * one and answers false, so that time does not tell whether an account exists.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummyHash ??= hashPassword(randomBytes(32).toString('hex'));
  const against = stored ?? (await dummyHash);
  const isRight = await inTurn(() => verify(against, password));
  return isRight && stored !== null;
}
