import sharp from 'sharp';
import { CLASS_NAMES, makeBoxes, PICTURE } from '../make-boxes.mjs';

const WAIT_MS = 300_000;

/** A box at the picture's free left edge, large enough to be grabbed. */
export const LONE_BOX = { kind: 'box', classId: 0, x: 60, y: 600, width: 280, height: 300 };

/** @param {{origin: string, adminToken: string}} server */
export function makeCaller({ origin, adminToken }) {
  return async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${adminToken}`,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

/** The picture that carries the boxes, as png. */
export function makePicture() {
  const background = { r: 238, g: 238, b: 230 };
  return sharp({ create: { ...PICTURE, channels: 3, background } })
    .png()
    .toBuffer();
}

/**
 * Makes a project of boxes on the given pictures and waits until they are imported.
 * @returns {Promise<string>} its id
 */
export function makeProject(call, name, pictures) {
  const labelSchema = {
    classes: CLASS_NAMES.map((className) => ({ name: className })),
    regions: ['box'],
  };
  const files = pictures.map((bytes, index) => ({
    name: `picture ${String(index).padStart(4, '0')}`,
    bytes,
  }));
  return createProject(call, { name, kind: 'image', labelSchema }, { format: 'images', files });
}

/**
 * Makes a project and waits until its files are imported, all of them.
 * @param {Function} call
 * @param {object} project
 * @param {{format: string, files: readonly {name: string, bytes: BlobPart}[]}} content
 * @returns {Promise<string>} its id
 */
export async function createProject(call, project, { format, files }) {
  const { id } = await call('POST', '/projects', project);
  const form = new FormData();
  form.set('format', format);
  for (const { name, bytes } of files) form.append('files', new Blob([bytes]), name);
  const imported = await call('POST', `/projects/${id}/imports`, form);
  await until(async () => {
    const { state, rejections } = await call('GET', `/imports/${imported.id}`);
    if (rejections.length > 0) throw new Error(`Refused: ${rejections[0].reason}`);
    return state === 'completed';
  });
  return id;
}

/**
 * Claims tasks of a project and leaves the one at a place with a draft of so many boxes, which is
 * returned as JSON.
 */
export async function draftBoxes(call, projectId, count, place = 0) {
  const path = `/projects/${projectId}/assignments`;
  const { assignments } = await call('POST', path, { count: place + 1 });
  const regions = count === 0 ? [] : [...makeBoxes(count - 1), LONE_BOX];
  const draft = { answer: { regions, classIds: [] } };
  const { id } = assignments[place];
  await call('PATCH', `/assignments/${id}/draft`, draft, { 'if-match': '"v0"' });
  return JSON.stringify(draft);
}

/** Asks again until it is so. @param {() => Promise<boolean>} isSo */
export async function until(isSo) {
  const giveUpAt = Date.now() + WAIT_MS;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error('It does not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A page of a browser of its own storage, with the admin signed in. */
export async function openSignedIn(browser, { origin, adminEmail, adminPassword }, viewport) {
  const page = await browser.newPage({ viewport, locale: 'en-US' });
  page.setDefaultTimeout(WAIT_MS);
  const { csrfToken } = await (await page.request.get(`${origin}/api/auth/csrf`)).json();
  const form = { email: adminEmail, password: adminPassword, csrfToken, json: 'true' };
  const answer = await page.request.post(`${origin}/api/auth/callback/password`, {
    form,
    headers: { origin },
  });
  if (!answer.ok()) throw new Error(`Signing in: ${answer.status()}`);
  return page;
}
