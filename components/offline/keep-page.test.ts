import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findNamedFiles, keepPage, toFilePaths } from './keep-page';

vi.mock('./build-name', () => ({ BUILD: 'b1' }));

const PATH = '/projects/prj_1/label';
const HTML = `<!doctype html><meta name="concord-build" content="b1">
<link rel="stylesheet" href="/_next/static/chunks/a.css"><script src="/_next/static/chunks/a.js" nonce="n"></script>
<script src="/_next/static/chunks/for-old-browsers.js" nomodule></script>
<script nonce="n">self.__next_f.push([1,"3:I[1,[\\"/_next/static/chunks/0-b~c.js\\",\\"/_next/static/chunks/a.js\\"],\\"Page\\"]"])</script>`;

/** What was put into the cache, in that order. */
let kept: string[] = [];
let missing: string[] = [];

beforeEach(() => {
  kept = [];
  missing = [];
  const cache = {
    match: async () => undefined,
    add: async (path: string) => {
      if (missing.includes(path)) throw new TypeError('404');
      kept.push(path);
    },
    put: async (path: string, page: Response) =>
      void kept.push(`${path} ${page.headers.get('content-security-policy')}`),
  };
  vi.stubGlobal('caches', { open: async () => cache });
});

afterEach(() => vi.unstubAllGlobals());

function answerWith(html: string, more: { status?: number; redirected?: boolean } = {}): void {
  const headers = { 'content-security-policy': "'nonce-n'" };
  const page = new Response(html, { status: more.status ?? 200, headers });
  Object.defineProperty(page, 'redirected', { value: more.redirected ?? false });
  vi.stubGlobal('fetch', async () => page);
}

describe('keepPage', () => {
  test('keeps the whole answer, after every file it works with', async () => {
    answerWith(HTML);
    expect(await keepPage(PATH, ['/_next/static/chunks/lazy.js'])).toBe(true);
    expect(kept.at(-1)).toBe(`${PATH} 'nonce-n'`);
    expect(kept.slice(0, -1).sort()).toEqual([
      '/_next/static/chunks/0-b~c.js',
      '/_next/static/chunks/a.css',
      '/_next/static/chunks/a.js',
      '/_next/static/chunks/for-old-browsers.js',
      '/_next/static/chunks/lazy.js',
    ]);
  });

  test('keeps nothing of another build, of the way to the sign-in, or of a refusal', async () => {
    answerWith(HTML.replace('content="b1"', 'content="b2"'));
    expect(await keepPage(PATH, [])).toBe(false);
    answerWith(HTML, { redirected: true });
    expect(await keepPage(PATH, [])).toBe(false);
    answerWith(HTML, { status: 403 });
    expect(await keepPage(PATH, [])).toBe(false);
    expect(kept).toEqual([]);
  });

  test('keeps no page without the files that were loaded; one that is only named may be missing', async () => {
    answerWith(HTML);
    missing = ['/_next/static/chunks/lazy.js'];
    await expect(keepPage(PATH, ['/_next/static/chunks/lazy.js'])).rejects.toThrow('404');
    expect(kept.some((one) => one.startsWith(PATH))).toBe(false);
    missing = ['/_next/static/chunks/for-old-browsers.js'];
    expect(await keepPage(PATH, [])).toBe(true);
  });
});

test('of all that a page has loaded only its own unchanging files count, each once', () => {
  const origin = 'https://label.example.org';
  const addresses = [
    `${origin}/_next/static/chunks/a.js`,
    `${origin}/_next/static/chunks/a.js`,
    `${origin}/_next/static/chunks/b.js?v=1`,
    `${origin}/api/v1/files/abc`,
    `${origin}/projects/prj_1/label?_rsc=1`,
    'https://elsewhere.example.org/_next/static/chunks/c.js',
    'blob:https://label.example.org/1',
    'http://[',
  ];
  expect(toFilePaths(addresses, origin)).toEqual([
    '/_next/static/chunks/a.js',
    '/_next/static/chunks/b.js?v=1',
  ]);
});

test('files named in the data of a document are found though their quotes are escaped', () => {
  expect(findNamedFiles('["\\"/_next/static/media/f.woff2\\",\\"/_next/static/x.map\\"]')).toEqual([
    '/_next/static/media/f.woff2',
  ]);
  expect(findNamedFiles('<p>nothing</p>')).toEqual([]);
});
