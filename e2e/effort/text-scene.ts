import { expect } from '@playwright/test';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { LabelSchemaInput } from '@/core/label-schema/label-schema';
import { createProject, importFiles } from '../support/api';
import { readOneVote } from '../support/read-votes';
import { deployInBrowser, type MadeModel } from './deploy-in-browser';
import type { SceneGround } from './effort-scene';
import { Recorder } from './recorder';

/** A text and the classes it should get. */
export interface SceneText {
  text: string;
  classIds: readonly number[];
}

const WORDS = 'the boat came late and nobody at the harbour knew why it had been sent back so soon';

/** Gives a text of 60–140 characters that no other of the scene begins like. */
export function sceneText(index: number): string {
  const words = WORDS.split(' ');
  const count = 12 + (index % 9);
  const body = Array.from({ length: count }, (_, at) => words[(index + at) % words.length]);
  return `Note ${String(index + 1).padStart(2, '0')}: ${body.join(' ')}`.slice(0, 140);
}

/** The scene's text that an assignment shows. */
export function textOf(
  assignment: AssignmentView | undefined,
  texts: readonly SceneText[],
): SceneText {
  const found = texts.find(({ text }) => text === assignment?.item.text);
  if (found === undefined) throw new Error(`No text of the scene: ${assignment?.item.text}`);
  return found;
}

/** Throws unless the server holds the classes of every text, and nothing else was handed out. */
export async function expectTexts(
  { api, handed }: SceneGround,
  texts: readonly SceneText[],
): Promise<void> {
  for (const assignment of handed) {
    const { answer: held } = await readOneVote(api, assignment.task.id);
    const { classIds } = textOf(assignment, texts);
    expect([...held.classIds].sort((a, b) => a - b)).toEqual([...classIds]);
  }
  expect(handed).toHaveLength(texts.length);
}

/**
 * Labels all texts in the order in which they are handed out; `answer` presses the keys for one.
 * Throws unless the server holds what was meant.
 */
export async function labelTexts(
  ground: SceneGround,
  scene: {
    id: string;
    labelSchema: LabelSchemaInput;
    texts: readonly SceneText[];
    model?: MadeModel;
  },
  answer: (recorder: Recorder, text: SceneText) => Promise<void>,
) {
  const { api, page, server, handed } = ground;
  const { id: projectId } = await createProject(api, {
    name: scene.id,
    kind: 'text',
    labelSchema: scene.labelSchema,
    annotationsPerTask: 1,
  });
  const bytes = scene.texts.map(({ text }) => text).join('\n');
  await importFiles(api, projectId, 'txt', [{ name: 'texts.txt', bytes }]);
  if (scene.model !== undefined) await deployInBrowser(api, projectId, scene.model);
  handed.length = 0;
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await expect.poll(() => handed.length).toBeGreaterThan(0);
  const shown = (index: number) => textOf(handed[index], scene.texts);
  await page.waitForFunction(isTextPainted, shown(0).text, { polling: 'raf' });
  const recorder = await Recorder.on(page, false);
  recorder.start();
  for (let index = 0; index < scene.texts.length; index += 1) {
    await answer(recorder, shown(index));
    if (index + 1 === scene.texts.length) break;
    await expect.poll(() => handed.length).toBeGreaterThan(index + 1);
    await recorder.next(isTextPainted, shown(index + 1).text);
  }
  await expectTexts(ground, scene.texts);
  return recorder.end(scene.id);
}

/** Runs in the page: the time at which the text is seen, else false. */
function isTextPainted(text: string): number | false {
  const stage = document.querySelector('[data-testid="text-stage"]');
  return stage?.textContent?.includes(text) === true ? performance.now() : false;
}
