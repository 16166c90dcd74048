import type { LabelSchemaChange } from './label-schema';

const DIGIT_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map(
  (digit) => `Digit${digit}`,
);

type WantedClass = Pick<LabelSchemaChange['classes'][number], 'name' | 'shortcut'>;

/** A class called by a digit wants that digit's key. */
function ownKey({ name, shortcut }: WantedClass): string | null | undefined {
  return shortcut === undefined && /^\d$/.test(name) ? `Digit${name}` : shortcut;
}

/**
 * Gives each class without a key the first free digit; a class that wants none keeps
 * none.
 */
export function fillShortcuts(wanted: readonly WantedClass[]): (string | null)[] {
  const asked = new Set(wanted.map(({ shortcut }) => shortcut));
  const own = wanted.map((entry) => {
    const key = ownKey(entry);
    return entry.shortcut === undefined && asked.has(key) ? undefined : key;
  });
  const free = DIGIT_KEYS.filter((key) => !own.includes(key));
  return own.map((key) => (key === undefined ? (free.shift() ?? null) : key));
}
