import { expect } from 'vitest';
import type { Answer, BoxRegion, Region } from '@/core/annotation';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { imageToView } from '../camera';
import type { EditorOperation } from '../draft';
import { Editor } from '../editor';
import type { EditorRequest } from '../editor-context';
import type { EditorOptions } from '../editor-options';
import type { EditorState } from '../editor-state';
import type { KeyInput } from '../keymap';
import type { PointerInput, WheelInput } from '../pointer';
import type { RegionId, RegionRecord } from '../records';
import { imagePoint } from '../units';

/** Modifiers and pointer details that a test may add. */
export type PointerExtras = Omit<PointerInput, 'x' | 'y'>;

/** Classes cat, dog, bird on the keys 1, 2, 3. */
export const BOX_SCHEMA: LabelSchema = makeLabelSchema('image', {
  classes: [{ name: 'cat' }, { name: 'dog' }, { name: 'bird' }],
});

/** Returns a box region as a model or an earlier answer would give it. */
export function boxRegion(
  id: string,
  [x, y, width, height]: readonly [number, number, number, number],
  more: Partial<BoxRegion> = {},
): BoxRegion {
  return {
    kind: 'box',
    id: `rgn_${id}`,
    classId: 0,
    attributes: {},
    origin: 'manual',
    x,
    y,
    width,
    height,
    rotation: 0,
    ...more,
  };
}

/** Returns the region as the box that the test says it is; throws where it is of another kind. */
export function asBox<R extends Region | RegionRecord>(
  region: R | undefined,
): Extract<R, { kind: 'box' }> {
  if (region?.kind !== 'box') throw new Error(`a box was expected, not ${region?.kind}`);
  return region as Extract<R, { kind: 'box' }>;
}

/**
 * Drives an Editor as hands would, without a browser; every call can be chained. Positions are
 * image px: they are turned into view px by the camera of the moment.
 */
export class TestEditor {
  readonly editor: Editor;
  readonly requests: EditorRequest[] = [];
  readonly operations: EditorOperation[] = [];
  notifications = 0;

  constructor(options: Partial<EditorOptions> & { editor?: Editor } = {}) {
    this.editor =
      options.editor ??
      new Editor({
        kind: 'image',
        schema: BOX_SCHEMA,
        image: { widthPx: 1000, heightPx: 800 },
        ...options,
      });
    if (options.kind !== 'text') this.editor.resize({ width: 1032, height: 832 });
    this.editor.on('request', (request) => this.requests.push(request));
    this.editor.onChange((operation) => this.operations.push(operation));
    this.editor.subscribe(() => {
      this.notifications += 1;
    });
  }

  pointerDown(x: number, y: number, extras: PointerExtras = {}): this {
    this.editor.pointerDown({ ...this.#at(x, y), ...extras });
    return this;
  }

  pointerMove(x: number, y: number, extras: PointerExtras = {}): this {
    this.editor.pointerMove({ ...this.#at(x, y), ...extras });
    return this;
  }

  pointerUp(x: number, y: number, extras: PointerExtras = {}): this {
    this.editor.pointerUp({ ...this.#at(x, y), ...extras });
    return this;
  }

  click(x: number, y: number, extras: PointerExtras = {}): this {
    return this.pointerMove(x, y, extras).pointerDown(x, y, extras).pointerUp(x, y, extras);
  }

  /** Presses, moves over the middle, and releases; the view must not move meanwhile. */
  drag(
    [fromX, fromY]: readonly [number, number],
    [toX, toY]: readonly [number, number],
    extras: PointerExtras = {},
  ): this {
    return this.pointerMove(fromX, fromY, extras)
      .pointerDown(fromX, fromY, extras)
      .pointerMove((fromX + toX) / 2, (fromY + toY) / 2, extras)
      .pointerMove(toX, toY, extras)
      .pointerUp(toX, toY, extras);
  }

  wheel(x: number, y: number, deltaY: number, extras: Partial<WheelInput> = {}): this {
    this.editor.wheel({ ...this.#at(x, y), deltaX: 0, deltaY, ...extras });
    return this;
  }

  keyDown(code: string, extras: Partial<KeyInput> = {}): this {
    this.editor.keyDown({ code, ...extras });
    return this;
  }

  keyUp(code: string, extras: Partial<KeyInput> = {}): this {
    this.editor.keyUp({ code, ...extras });
    return this;
  }

  /** Presses and releases one key. */
  key(code: string, extras: Partial<KeyInput> = {}): this {
    return this.keyDown(code, extras).keyUp(code, extras);
  }

  act(id: string, args = {}): this {
    this.editor.runAction(id, args);
    return this;
  }

  get answer(): Answer {
    return this.editor.toAnswer();
  }

  /** Class, x, y, width and height of every region in the answer. */
  get boxes(): number[][] {
    return this.answer.regions.map((region) => {
      const { classId, x, y, width, height } = asBox(region);
      return [classId, x, y, width, height];
    });
  }

  get state(): EditorState {
    return this.editor.getState();
  }

  get selected(): RegionRecord | undefined {
    const [id] = this.state.selectedIds;
    return this.editor.getRegions().find((region) => region.id === id);
  }

  expectBoxes(...boxes: number[][]): this {
    expect(this.boxes).toEqual(boxes);
    return this;
  }

  expectSelected(...ids: string[]): this {
    expect(this.state.selectedIds).toEqual(ids.map((id) => `rgn_${id}` as RegionId));
    return this;
  }

  expectPath(path: string): this {
    expect(this.state.path).toBe(path);
    return this;
  }

  expectCursor(cursor: string): this {
    expect(this.editor.getScene().cursor).toBe(cursor);
    return this;
  }

  expectRequests(...kinds: string[]): this {
    expect(this.requests.map(({ kind }) => kind)).toEqual(kinds);
    return this;
  }

  #at(x: number, y: number): { x: number; y: number } {
    return imageToView(this.editor.getScene().camera, imagePoint(x, y));
  }
}
