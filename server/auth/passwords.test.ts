import { describe, expect, it } from 'vitest';
import { assertGoodPassword } from './assert-good-password';
import { hashPassword, verifyPassword } from './passwords';

describe('a stored password', () => {
  it('is argon2id with 19 MiB, two passes, one lane, and its own salt', async () => {
    const [first, second] = await Promise.all([
      hashPassword('same words'),
      hashPassword('same words'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword(first, 'same words')).toBe(true);
    expect(await verifyPassword(first, 'other words')).toBe(false);
  });

  it('that does not exist takes as long to be refused as a wrong one', async () => {
    const stored = await hashPassword('a password');
    const timeOf = async (hash: string | null) => {
      const begin = performance.now();
      for (let count = 0; count < 5; count += 1)
        expect(await verifyPassword(hash, 'wrong')).toBe(false);
      return performance.now() - begin;
    };
    await timeOf(null);
    const [unknown, wrong] = [await timeOf(null), await timeOf(stored)];
    expect(unknown / wrong).toBeGreaterThan(0.3);
  });

  it('is verified right in a burst, two at a time', async () => {
    const stored = await hashPassword('a password');
    const tries = Array.from({ length: 12 }, (_, index) =>
      verifyPassword(stored, index % 2 === 0 ? 'a password' : 'wrong'),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(6);
  });

  it.each(['Password123', '1234567890', 'aaaaaaaaaaaa', 'ANN@example.org'])(
    'cannot be %s',
    (password) => {
      expect(() => assertGoodPassword(password, 'ann@example.org')).toThrow(/too easy/);
    },
  );
});
