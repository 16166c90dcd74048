import { takePoint } from './take-point';

const BY_ACCOUNT = { name: 'sign-in-account', perMinute: 5 };
const BY_ADDRESS = { name: 'sign-in-address', perMinute: 20 };

/**
 * Guarantees at most 5 failed attempts a minute on one account and 20 from one address. The attempt
 * is counted before the password is looked at, so parallel guesses count too; call what is
 * returned once it was right to take it back.
 * @throws AppError `rate_limited`
 */
export async function limitSignIns(
  account: string | null,
  address: string,
): Promise<() => Promise<void>> {
  const giveBackAddress = await takePoint(BY_ADDRESS, address);
  const giveBackAccount = account === null ? null : await takePoint(BY_ACCOUNT, account);
  return async () => {
    await giveBackAddress();
    await giveBackAccount?.();
  };
}
