import { AppError } from '@/core/errors';

const COMMON = new Set([
  '0123456789',
  '1234567890',
  '12345678910',
  '123456789a',
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  'administrator',
  'basketball',
  'changemeplease',
  'letmein123',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'q1w2e3r4t5',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'welcome123',
  'welcome1234',
]);

/**
 * Guarantees that a new password is none of the first that anyone would guess.
 * @throws AppError `invalid`
 */
export function assertGoodPassword(password: string, email: string): void {
  const plain = password.toLowerCase();
  const isRepeated = new Set(plain).size < 4;
  if (COMMON.has(plain) || isRepeated || plain === email.toLowerCase()) {
    throw new AppError('invalid', { message: 'This password is too easy to guess' });
  }
}
