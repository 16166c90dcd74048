import type { Page } from '@playwright/test';
import { countEffort, type Effort, type Operator } from './klm';

const CHORD = '+';

/** What a scene gave beside its counts. */
export interface EffortRow extends Effort {
  scene: string;
  /** From the key that ends an item to the next item's paint. */
  waitsMs: number[];
  pageLoads: number;
}

/**
 * The hands of a scene: the only way to act on the page. Everything goes through the browser's real
 * keyboard and mouse and is counted.
 */
export class Recorder {
  readonly #steps: Operator[] = [];
  readonly #waitsMs: number[] = [];
  #pageLoads = 0;
  #isCounting = false;

  private constructor(
    private readonly page: Page,
    private readonly hasMouse: boolean,
  ) {
    page.on('request', (request) => {
      const isLoad = request.isNavigationRequest() && request.frame() === page.mainFrame();
      if (this.#isCounting && isLoad) this.#pageLoads += 1;
    });
  }

  /** `hasMouse`: the right hand holds the mouse, as on pictures; for texts both hands type. */
  static async on(page: Page, hasMouse: boolean): Promise<Recorder> {
    await page.evaluate(watchKeys);
    return new Recorder(page, hasMouse);
  }

  start(): void {
    this.#isCounting = true;
  }

  /** Presses and releases one key, by its `event.code`. */
  async key(code: string): Promise<void> {
    this.#steps.push({ kind: 'key', code });
    await this.page.keyboard.press(code);
  }

  async chord(...codes: readonly string[]): Promise<void> {
    this.#steps.push({ kind: 'chord', codes });
    await this.page.keyboard.press(codes.join(CHORD));
  }

  /** Brings the pointer to a place on the page, in CSS px. */
  async point([x, y]: readonly [number, number]): Promise<void> {
    this.#steps.push({ kind: 'point' });
    await this.page.mouse.move(x, y, { steps: 3 });
  }

  async press(): Promise<void> {
    this.#steps.push({ kind: 'press' });
    await this.page.mouse.down();
  }

  async release(): Promise<void> {
    this.#steps.push({ kind: 'release' });
    await this.page.mouse.up();
  }

  /** Drags from one place to another: two targetings. */
  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await this.point(from);
    await this.press();
    await this.point(to);
    await this.release();
  }

  /** Writes into the field that has the focus. */
  async type(text: string): Promise<void> {
    this.#steps.push({ kind: 'type', length: text.length });
    await this.page.keyboard.type(text);
  }

  /** A drag of files from outside the browser; `drop` does it, since a mouse of the page cannot. */
  async dragFiles(drop: () => Promise<void>): Promise<void> {
    const kinds = ['point', 'press', 'point', 'release'] as const;
    this.#steps.push(...kinds.map((kind) => ({ kind })));
    await drop();
  }

  think(): void {
    this.#steps.push({ kind: 'think' });
  }

  /**
   * Waits until the item that follows the last key is painted: `paintedAt` runs in the page in each
   * animation frame and gives the page's time once it is, false before.
   */
  async next<A>(paintedAt: (argument: A) => number | false, argument: A): Promise<void> {
    this.#steps.push({ kind: 'wait' });
    const at = await this.page.waitForFunction(paintedAt, argument as never, { polling: 'raf' });
    const keyAt = await this.page.evaluate(lastKeyAt);
    this.#waitsMs.push(Number(await at.jsonValue()) - keyAt);
  }

  end(scene: string): EffortRow {
    this.#isCounting = false;
    const effort = countEffort(this.#steps, this.hasMouse);
    return { scene, ...effort, waitsMs: this.#waitsMs, pageLoads: this.#pageLoads };
  }
}

interface WatchedWindow extends Window {
  concordLastKeyAt?: number;
}

/** Runs in the page. */
function watchKeys(): void {
  addEventListener(
    'keyup',
    () => {
      (window as WatchedWindow).concordLastKeyAt = performance.now();
    },
    { capture: true },
  );
}

/** Runs in the page. */
function lastKeyAt(): number {
  return (window as WatchedWindow).concordLastKeyAt ?? 0;
}
