import type { CopyStore } from './copy-store';
import { openIndexedCopies } from './indexed-copies';
import { makeMemoryCopies } from './memory-copies';

let opened: Promise<CopyStore> | null = null;

/** The page's one store of copies: the browser's, or the page's memory where that is refused. Never rejects. */
export function openCopies(): Promise<CopyStore> {
  opened ??= openIndexedCopies().catch(makeMemoryCopies);
  return opened;
}
