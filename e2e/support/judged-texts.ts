import type { Page } from '@playwright/test';
import { deployInBrowser } from '../effort/deploy-in-browser';
import { memoryClassifier } from '../effort/memory-classifier';
import { adminApi, createProject, importFiles, type ProjectId } from './api';
import { expect } from './fixtures';
import type { TestServer } from './server';

const CLASSES = ['bad', 'good'];

/** Makes a project of texts with a model that calls each of them good, the second class. */
export async function makeJudgedTexts(server: TestServer, count: number, blindPercent: number) {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Honest machines',
    kind: 'text',
    labelSchema: { classes: CLASSES.map((name) => ({ name })), choice: 'multiple' },
    blindPercent,
  });
  const texts = Array.from({ length: count }, (_, index) => `note${index} about${index}`);
  await importFiles(api, id, 'txt', [{ name: 'texts.txt', bytes: texts.join('\n') }]);
  const memories = texts.map((text) => ({ text, probabilities: [0.03, 0.95] }));
  await deployInBrowser(api, id, memoryClassifier(CLASSES, memories, 'sigmoid'));
  return { api, projectId: id };
}

/** Opens the workbench and waits until the model runs; returns the badge that says so. */
export async function openWithModel(page: Page, { origin }: TestServer, projectId: ProjectId) {
  await page.goto(`${origin}/projects/${projectId}/label`);
  const badge = page.getByTestId('model-state');
  await expect(badge).toHaveAttribute('data-provider', /^(wasm|webgpu)$/, { timeout: 60_000 });
  return badge;
}
