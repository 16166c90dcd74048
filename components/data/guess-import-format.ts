import type { z } from 'zod';
import type { ImportFormatSchema } from '@/core/contracts/create-import.contract';

type ImportFormat = z.infer<typeof ImportFormatSchema>;

/** Which import format a choice of files asks for, by their names; pictures and archives are `images`. */
export function guessImportFormat(files: readonly { name: string }[]): ImportFormat {
  const ending = /\.([a-z]+)$/i.exec(files[0]?.name ?? '')?.[1]?.toLowerCase();
  if (ending === 'csv') return 'csv';
  if (ending === 'jsonl' || ending === 'ndjson') return 'jsonl';
  if (ending === 'txt') return 'txt';
  return 'images';
}
