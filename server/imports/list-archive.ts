import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '@/core/errors';
import { IMPORT_LIMITS } from './import-limits';

const SYMLINK = 0o120000;
const FILE_TYPE_MASK = 0o170000;
const HIDDEN = /(^|\/)(__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/;

export interface ArchiveEntry {
  name: string;
  entry: Entry;
  /** Why it is not unpacked; null where it may be. */
  refusal: { code: string; reason: string } | null;
}

const openArchive = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

function decodeName(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return raw.toString('latin1');
  }
}

function findRefusal(name: string, entry: Entry): ArchiveEntry['refusal'] {
  const refuse = (code: string, reason: string) => ({ code, reason });
  const isOutside =
    name.startsWith('/') ||
    name.includes('\\') ||
    name.includes('\0') ||
    /^[a-zA-Z]:/.test(name) ||
    name.split('/').includes('..');
  if (isOutside) return refuse('unsafe_name', 'The name leads outside the archive');
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMLINK) {
    return refuse('symlink', 'Links in archives are not followed');
  }
  if ((entry.generalPurposeBitFlag & 1) !== 0) {
    return refuse('encrypted', 'The entry is encrypted');
  }
  if (entry.uncompressedSize > IMPORT_LIMITS.imageBytesMax) {
    return refuse('too_large', 'The picture is larger than 256 MiB');
  }
  if (entry.uncompressedSize > entry.compressedSize * IMPORT_LIMITS.archiveRatioMax) {
    return refuse('suspicious_ratio', 'The entry is packed more tightly than pictures are');
  }
  return null;
}

/**
 * Opens an archive and lists its files without unpacking any: folders and hidden files are passed
 * over, unsafe ones marked as refused. Close `archive` in the end.
 * @throws AppError `too_large` for too many entries or too much when unpacked, `unsupported_type`
 *   for what is no readable archive
 */
export async function listArchive(
  path: string,
): Promise<{ archive: ZipFile; entries: ArchiveEntry[] }> {
  let archive: ZipFile;
  try {
    archive = await openArchive(path, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    });
  } catch (error) {
    throw new AppError('unsupported_type', { message: 'The archive cannot be read', cause: error });
  }
  try {
    if (archive.entryCount > IMPORT_LIMITS.archiveEntriesMax) {
      throw new AppError('too_large', {
        message: `The archive has more than ${IMPORT_LIMITS.archiveEntriesMax} entries`,
      });
    }
    return { archive, entries: await readEntries(archive) };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readEntries(archive: ZipFile): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  let unpackedBytes = 0;
  await new Promise<void>((resolve, reject) => {
    archive.on('entry', (entry: Entry) => {
      const name = decodeName(entry);
      unpackedBytes += entry.uncompressedSize;
      if (unpackedBytes > IMPORT_LIMITS.archiveBytesMax) {
        reject(new AppError('too_large', { message: 'The archive unpacks to more than 2 GiB' }));
        return;
      }
      if (!name.endsWith('/') && !HIDDEN.test(name)) {
        entries.push({ name, entry, refusal: findRefusal(name, entry) });
      }
      archive.readEntry();
    });
    archive.on('end', resolve);
    archive.on('error', (error) =>
      reject(new AppError('unsupported_type', { message: 'The archive is damaged', cause: error })),
    );
    archive.readEntry();
  });
  return entries;
}

/** Opens one entry for reading. @throws Error for an entry that cannot be unpacked */
export async function openArchiveEntry(archive: ZipFile, entry: Entry): Promise<Readable> {
  const open = promisify<Entry, Readable>(archive.openReadStream.bind(archive));
  return open(entry);
}

/**
 * Unpacks one entry into memory; never more than the size of a picture.
 * @throws Error for an entry whose sizes lie or whose bytes are damaged
 */
export async function readArchiveEntry(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await openArchiveEntry(archive, entry)) {
    size += (chunk as Buffer).length;
    if (size > IMPORT_LIMITS.imageBytesMax) throw new AppError('too_large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
