import { IMPORT_LIMITS } from './import-limits';

/**
 * Returns a neutral relative name for display: no root, no `..`, no control characters, well-formed,
 * the tail of it if it is long. It is never used as a path on disk.
 */
export function cleanName(name: string): string {
  const parts = name
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .split(/[/\\]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const cleaned = [...parts.join('/')].slice(-IMPORT_LIMITS.nameCharsMax).join('');
  return cleaned === '' ? 'unnamed' : cleaned;
}
