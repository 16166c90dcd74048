import { openSignedIn } from './ground.mjs';
import { openItem } from './stage-page.mjs';

/** What only these parts contain. */
const HEAVY = { onnxruntime: /onnxruntime-web|ort\.env\.wasm/, charts: /recharts-/ };

/**
 * The scripts that come before the first item can be worked on, over an empty cache: bytes as sent
 * (compressed) and as they are, and how many of them hold a heavy part.
 * @param {import('@playwright/test').Browser} browser
 */
export async function measureBundle(browser, server, { projectId, viewport }) {
  const page = await openSignedIn(browser, server, viewport);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Map();
  const urls = [];
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    urls.push(response.url);
    if (type === 'Script') scripts.set(requestId, { sent: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script !== undefined) script.sent = encodedDataLength;
  });
  await openItem(page, `${server.origin}/projects/${projectId}/label`);
  const sum = { files: scripts.size, sentBytes: 0, bytes: 0, heavy: [] };
  for (const [requestId, { sent }] of scripts) {
    const { body } = await session.send('Network.getResponseBody', { requestId });
    sum.sentBytes += sent;
    sum.bytes += Buffer.byteLength(body);
    for (const [part, mark] of Object.entries(HEAVY)) if (mark.test(body)) sum.heavy.push(part);
  }
  if (urls.some((url) => new URL(url).pathname.startsWith('/ort/'))) sum.heavy.push('onnxruntime');
  await page.context().close();
  return sum;
}
