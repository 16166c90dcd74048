const CACHE_NAME = 'concord-models';

/**
 * Gives the bytes of a model file whose sha256 (hex) is `sha256`, from Cache Storage when they were
 * fetched before, and keeps them there; rejects when the file is absent or has another hash. A
 * cached copy that is damaged is fetched anew; a browser without room or cache just fetches.
 */
export async function fetchWeights(
  url: string,
  sha256: string,
  onProgress: (loadedBytes: number, totalBytes: number) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const cache = await openCache();
  const key = `/models/by-sha256/${sha256}`;
  const cached = await cache?.match(key);
  if (cached !== undefined) {
    const bytes = new Uint8Array(await cached.arrayBuffer());
    if ((await hexSha256(bytes)) === sha256) return bytes;
    await cache?.delete(key);
  }
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`The model file could not be fetched (${response.status})`);
  const bytes = await readAll(response, onProgress);
  if ((await hexSha256(bytes)) !== sha256) {
    throw new Error('The model file does not have the expected sha256');
  }
  await cache
    ?.put(key, new Response(bytes, { headers: { 'content-length': String(bytes.length) } }))
    .catch(() => undefined);
  return bytes;
}

async function openCache(): Promise<Cache | null> {
  if (typeof caches === 'undefined') return null;
  return caches.open(CACHE_NAME).catch(() => null);
}

async function readAll(
  response: Response,
  onProgress: (loadedBytes: number, totalBytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const totalBytes = Number(response.headers.get('content-length') ?? 0);
  if (response.body === null) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let loadedBytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    loadedBytes += part.value.length;
    onProgress(loadedBytes, totalBytes);
  }
  const bytes = new Uint8Array(loadedBytes);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function hexSha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
