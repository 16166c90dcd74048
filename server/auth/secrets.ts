import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const UNBIASED_BELOW = 248;

/** Returns 43 base-62 characters: 256 random bits, unbiased, safe in URLs and headers. */
export function makeSecret(): string {
  let secret = '';
  while (secret.length < 43) {
    for (const byte of randomBytes(64)) {
      if (byte < UNBIASED_BELOW && secret.length < 43) secret += ALPHABET[byte % 62];
    }
  }
  return secret;
}

/**
 * Returns the sha256 (hex) under which a secret of full entropy is stored and looked up: the
 * comparison is on the hash, so its time tells nothing about the secret.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
