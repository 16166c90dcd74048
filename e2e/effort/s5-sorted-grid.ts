import { expect, type Page } from '@playwright/test';
import { createProject, importFiles } from '../support/api';
import { deployInBrowser } from './deploy-in-browser';
import type { Scene } from './effort-scene';
import { memoryClassifier } from './memory-classifier';
import { Recorder } from './recorder';
import { FIFTY_CLASSES, FIFTY_TEXTS } from './s5-fifty-texts';
import { expectTexts, type SceneText } from './text-scene';

/** One in ten is proposed with the class after its own, and less surely. */
const WRONG = new Set([4, 13, 22, 31, 40]);
const SURE = 0.9;
const UNSURE = 0.6;
/** Longer than a card must be in sight, as a person takes longer than that to read one. */
const LOOK_MS = 600;
const SCREENS_MAX = 6;

const MEMORIES = FIFTY_TEXTS.map(({ text, classIds: [own = 0] }, index) => {
  const isWrong = WRONG.has(index);
  const proposed = isWrong ? (own + 1) % FIFTY_CLASSES.length : own;
  const best = isWrong ? UNSURE : SURE;
  const rest = (1 - best) / (FIFTY_CLASSES.length - 1);
  const probabilities = FIFTY_CLASSES.map((_, classId) => (classId === proposed ? best : rest));
  return { text, probabilities };
});
const WRONG_TEXTS: readonly SceneText[] = FIFTY_TEXTS.filter((_, index) => WRONG.has(index));

/** Runs in the page: the first card in sight that has one of the texts and no answer yet. */
function findCard(texts: readonly string[]) {
  const scroller = document.querySelector('[data-testid="bulk-card"]')?.closest('main');
  const view = scroller?.getBoundingClientRect();
  for (const card of document.querySelectorAll('[data-testid="bulk-card"]:not([data-given])')) {
    const text = texts.find((one) => card.textContent?.includes(one));
    const { left, top, bottom, width, height } = card.getBoundingClientRect();
    if (text === undefined || view === undefined) continue;
    const [from, to] = [Math.max(top, view.top), Math.min(bottom, view.bottom)];
    // as much of it as counts as seen
    if (to - from < 0.75 * height) continue;
    return { text, place: [left + width / 2, (from + to) / 2] as const };
  }
  return null;
}

/** Gives each wrong one in sight its class: a click and a key. */
async function flipInSight(page: Page, recorder: Recorder): Promise<void> {
  const wanted = WRONG_TEXTS.map(({ text }) => text);
  for (;;) {
    const found = await page.evaluate(findCard, wanted);
    const flipped = WRONG_TEXTS.find(({ text }) => text === found?.text);
    if (found === null || flipped === undefined) return;
    await recorder.point(found.place);
    await recorder.press();
    await recorder.release();
    for (const classId of flipped.classIds) await recorder.key(`Digit${classId + 1}`);
    const card = page.getByTestId('bulk-card').filter({ hasText: flipped.text });
    await expect(card).toHaveAttribute('data-given', 'true');
  }
}

/** The texts of S5 side by side, sorted by the class that a model proposes, five of fifty wrong. */
export const s5SortedGrid: Scene = {
  id: 'S5 grid',
  title: 'fifty texts side by side, 45 of 50 proposals right',
  actionsMax: 16,
  secondsMax: 78,
  play: async (ground) => {
    const { api, page, server, handed } = ground;
    const { id: projectId } = await createProject(api, {
      name: 'S5 grid',
      kind: 'text',
      labelSchema: { classes: FIFTY_CLASSES.map((name) => ({ name })), choice: 'single' },
      annotationsPerTask: 1,
      allowsBulk: true,
    });
    const bytes = FIFTY_TEXTS.map(({ text }) => text).join('\n');
    await importFiles(api, projectId, 'txt', [{ name: 'texts.txt', bytes }]);
    await deployInBrowser(api, projectId, memoryClassifier(FIFTY_CLASSES, MEMORIES, 'softmax'));
    handed.length = 0;
    await page.goto(`${server.origin}/projects/${projectId}/label/bulk`);
    const count = FIFTY_TEXTS.length;
    await expect(page.getByTestId('bulk-card')).toHaveCount(count);
    // the order is settled once the model has looked at all of them
    const accept = page.getByRole('button', { name: `Accept ${count} proposals` });
    await expect(accept).toBeEnabled({ timeout: 60_000 });
    const given = page.locator('[data-testid="bulk-card"][data-given]');
    const recorder = await Recorder.on(page, false);
    recorder.start();
    for (const _text of FIFTY_TEXTS) recorder.think();
    for (let screen = 0; (await given.count()) < count; screen += 1) {
      if (screen === SCREENS_MAX) throw new Error('The list did not go on');
      await page.waitForTimeout(LOOK_MS);
      await flipInSight(page, recorder);
      const before = await given.count();
      await recorder.key('Space');
      await expect.poll(() => given.count()).toBeGreaterThan(before);
    }
    await recorder.key('Enter');
    await expect(page.getByTestId('bulk-save')).toContainText(`${count} sent`, { timeout: 60_000 });
    await expectTexts(ground, FIFTY_TEXTS);
    return recorder.end('S5 grid');
  },
};
