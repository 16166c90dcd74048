import type { DatasetRow } from './dataset-row';

const EXTENSIONS: Record<string, readonly string[]> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
};
const NOT_IN_FILE_NAMES = /[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu;
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const STEM_BYTES_MAX = 150;

const encoder = new TextEncoder();

function shorten(stem: string): string {
  let short = '';
  let bytes = 0;
  for (const character of stem) {
    bytes += encoder.encode(character).length;
    if (bytes > STEM_BYTES_MAX) break;
    short += character;
  }
  return short;
}

function splitName(row: DatasetRow): { stem: string; extension: string } {
  const base = row.name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const allowed = EXTENSIONS[row.mediaType] ?? ['bin'];
  const dot = base.lastIndexOf('.');
  const found = dot < 0 ? '' : base.slice(dot + 1);
  const isFitting = allowed.includes(found.toLowerCase());
  const stem = shorten((isFitting ? base.slice(0, dot) : base).replace(NOT_IN_FILE_NAMES, '_'))
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const isUsable = stem !== '' && !RESERVED_ON_WINDOWS.test(stem);
  return {
    stem: isUsable ? stem : `_${stem}${row.sha256.slice(0, 12)}`,
    extension: isFitting ? found : (allowed[0] as string),
  };
}

/**
 * Returns a function that names the files of a row inside the archive: never outside
 * `images/<split>/`, never a name another row has (also not where letters' case does not count),
 * the item's own base name wherever that is possible. The same rows in the same order get the
 * same names.
 */
export function makeYoloNamer(): (row: DatasetRow) => { image: string; label: string } {
  const taken = new Set<string>();
  return (row) => {
    const { stem, extension } = splitName(row);
    const keyOf = (name: string) => `${row.split}/${name.normalize('NFC').toLowerCase()}`;
    let name = stem;
    for (let count = 1; taken.has(keyOf(name)); count += 1) {
      name = `${stem}-${row.sha256.slice(0, 8)}${count === 1 ? '' : `-${count}`}`;
    }
    taken.add(keyOf(name));
    return {
      image: `images/${row.split}/${name}.${extension}`,
      label: `labels/${row.split}/${name}.txt`,
    };
  };
}
