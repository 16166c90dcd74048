import type { Page } from '@playwright/test';

/** What the product's inference worker in the browser answered for one item. */
export interface BrowserPrediction {
  boxes: {
    classIndex: number;
    x: number;
    y: number;
    width: number;
    height: number;
    confidence: number;
  }[];
  classScores: number[];
}

type Listening = typeof globalThis & { modelAnswers?: BrowserPrediction[] };

/** Listens, beside the product, to what its own inference worker answers; call before `goto`. */
export async function recordModelAnswers(page: Page): Promise<() => Promise<BrowserPrediction[]>> {
  await page.addInitScript(() => {
    const answers: BrowserPrediction[] = [];
    (globalThis as Listening).modelAnswers = answers;
    const Plain = globalThis.Worker;
    globalThis.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          if (data?.kind === 'predicted') answers.push(data.prediction);
        });
      }
    };
  });
  return () => page.evaluate(() => (globalThis as Listening).modelAnswers ?? []);
}
