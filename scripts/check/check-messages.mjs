import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MESSAGES = join(import.meta.dirname, '..', '..', 'messages');

/**
 * Returns the keys that one language has and another lacks, and messages whose arguments differ:
 * every string exists in every language.
 * @param {Record<string, Record<string, unknown>>} languages language → messages
 */
export function findMissingMessages(languages) {
  const flat = Object.entries(languages).map(([language, messages]) => ({
    language,
    texts: new Map(flatten(messages)),
  }));
  const [first, ...others] = flat;
  if (first === undefined) return [];
  return others.flatMap((other) => [
    ...[...first.texts.keys()]
      .filter((key) => !other.texts.has(key))
      .map((key) => `${other.language} lacks ${key}`),
    ...[...other.texts.keys()]
      .filter((key) => !first.texts.has(key))
      .map((key) => `${first.language} lacks ${key}`),
    ...[...first.texts]
      .filter(([key, text]) => other.texts.has(key) && args(text) !== args(other.texts.get(key)))
      .map(([key]) => `${key} takes other arguments in ${other.language}`),
  ]);
}

function flatten(messages, prefix = '') {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object'
      ? flatten(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)]],
  );
}

function args(text) {
  const names = [...text.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(([, name]) => name);
  return [...new Set(names)].sort().join();
}

/** @param {string} folder */
function readLanguage(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = readdirSync(MESSAGES);
  const languages = Object.fromEntries(
    names.map((name) => [name, readLanguage(join(MESSAGES, name))]),
  );
  const faults = findMissingMessages(languages);
  for (const fault of faults) console.log(fault);
  process.exit(faults.length === 0 && names.length > 1 ? 0 : 1);
}
