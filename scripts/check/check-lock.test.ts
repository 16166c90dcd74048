import { expect, it } from 'vitest';
import { findMissingEntries } from './check-lock.mjs';

it('names the packages of other systems that the lock file lacks, and for which systems they are', () => {
  const optionalDependencies = {
    '@a/linux-x64': '1.0.0',
    '@a/linux-x64-musl': '1.0.0',
    '@a/win32-arm64-msvc': '1.0.0',
  };
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0', dev: true, optionalDependencies },
    'node_modules/@a/linux-x64': { version: '1.0.0', optional: true },
  };
  const more = { version: '1.0.0', optional: true, dev: true };
  expect(findMissingEntries({ packages })).toEqual({
    'node_modules/@a/linux-x64-musl': { ...more, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/@a/win32-arm64-msvc': { ...more, os: ['win32'], cpu: ['arm64'] },
  });
});
