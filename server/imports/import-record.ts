import type { ImportView } from '@/core/contracts/create-import.contract';
import type { PictureBytes } from './picture-bytes';

export type Rejection = ImportView['rejections'][number];

/** What one row, picture or archive entry turned out to be before anything is stored. */
export type ImportRecord =
  | { kind: 'text'; name: string; text: string }
  | { kind: 'image'; name: string; sha256: string | null; open: () => Promise<PictureBytes> }
  | { kind: 'rejected'; rejection: Rejection };

/** How far an import has come: whole uploads, and records of the one after. */
export interface ImportCursor {
  uploadsDone: number;
  position: number;
}

/** One record and where the import stands once it is written; null: only the place changed. */
export interface ImportStep {
  record: ImportRecord | null;
  after: ImportCursor;
}

/** Makes the record of something that was refused. */
export function rejected(
  name: string,
  code: string,
  reason: string,
  line: number | null = null,
): ImportRecord {
  return { kind: 'rejected', rejection: { name, line, code, reason } };
}
