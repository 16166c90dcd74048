import { setTimeout as sleep } from 'node:timers/promises';
import { openSignedIn } from './ground.mjs';
import { readHeap } from './read-heap.mjs';
import { openItem } from './stage-page.mjs';

const ITEMS = 500;
const EARLY = 50;
/** As fast as a person could be; the items behind are made ready meanwhile. */
const PAUSE_MS = 250;
const HELD = 10;
const HELD_WAIT_MS = 3_000;
const PRESS_WAIT_MS = 5_000;
const PRESSES_MAX = 5;
const LOOK_MS = 5;

/**
 * Submits hundreds of items in a row by the key and returns the milliseconds from each press to the
 * next item's paint, the heap early and late, and how many of a
 * few steps waited for the network: in those no request was answered until the next item was there.
 * @param {import('@playwright/test').Browser} browser
 */
export async function measureItemToItem(browser, server, { projectId, viewport }) {
  const page = await openSignedIn(browser, server, viewport);
  await openItem(page, `${server.origin}/projects/${projectId}/label`);
  const session = await page.context().newCDPSession(page);
  const stepMs = await listenToSteps(session);
  await page.evaluate(watchItems);
  const settleAndRead = async () => {
    await page.waitForTimeout(2_000);
    return readHeap(session);
  };
  let early = null;
  for (let item = 1; item <= ITEMS; item += 1) {
    await submit(page, stepMs, item);
    await page.waitForTimeout(PAUSE_MS);
    if (item === EARLY) early = await settleAndRead();
  }
  const late = await settleAndRead();
  const measured = [...stepMs];
  let waiting = 0;
  for (let item = 1; item <= HELD; item += 1) {
    const isFree = await submitOffNetwork(page, stepMs, ITEMS + item);
    if (!isFree) waiting += 1;
    await page.waitForTimeout(1_000);
  }
  await page.context().close();
  return { stepMs: measured, early, late, items: ITEMS, earlyAt: EARLY, waiting, held: HELD };
}

/**
 * Returns the list to which the page will add each step's milliseconds by itself: asking it for
 * them would run a script in the heap that is measured.
 */
async function listenToSteps(session) {
  const stepMs = [];
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'tellStep') stepMs.push(Number(payload));
  });
  await session.send('Runtime.addBinding', { name: 'tellStep' });
  return stepMs;
}

/** Presses the key until the next item is there: a press before an item is painted is dropped. */
async function submit(page, stepMs, count) {
  for (let press = 1; ; press += 1) {
    await page.keyboard.press('Space');
    const isThere = await waitForStep(stepMs, count, PRESS_WAIT_MS);
    if (isThere) return;
    if (press === PRESSES_MAX) throw new Error(`Item ${count} does not come`);
  }
}

async function waitForStep(stepMs, count, timeoutMs) {
  const giveUpAt = Date.now() + timeoutMs;
  while (stepMs.length < count && Date.now() < giveUpAt) await sleep(LOOK_MS);
  return stepMs.length >= count;
}

/** True where the next item came though no request was answered meanwhile. */
async function submitOffNetwork(page, stepMs, count) {
  let letGo = () => {};
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route('**/*', async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press('Space');
  const isFree = await waitForStep(stepMs, count, HELD_WAIT_MS);
  letGo();
  await page.unrouteAll({ behavior: 'wait' });
  if (!isFree) await submit(page, stepMs, count);
  return isFree;
}

/** Runs in the page: tells how long each step from a press to the next item's paint takes. */
function watchItems() {
  let pressedAt = null;
  window.addEventListener(
    'keydown',
    ({ code, timeStamp }) => {
      if (code === 'Space') pressedAt = timeStamp;
    },
    true,
  );
  const read = () => document.querySelector('[data-testid="item-name"]')?.textContent ?? '';
  let name = read();
  new MutationObserver(() => {
    const now = read();
    if (now === name || now === '' || pressedAt === null) return;
    name = now;
    const from = pressedAt;
    pressedAt = null;
    const shown = () => globalThis.tellStep(String(performance.now() - from));
    requestAnimationFrame(() => requestAnimationFrame(shown));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
