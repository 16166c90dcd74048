import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import type { KeymapSettings } from '@/core/preferences';
import type { ActionRunner } from './action-runner';
import { KeyRouter } from './key-router';
import { type KeyInput, Keymap } from './keymap';
import type { Outbox } from './outbox';
import type { PointerInput } from './pointer';
import type { ToolMachine } from './tools/tool-machine';
import { TouchRouter } from './touch-router';
import type { ViewMover } from './view-mover';

/** Whom pointers and keys are passed on to, and what decides what a key does. */
interface InputParts {
  readonly kind: ProjectKind;
  readonly schema: LabelSchema;
  readonly keys: KeymapSettings | undefined;
  readonly machine: ToolMachine;
  readonly mover: ViewMover;
  readonly runner: ActionRunner;
  readonly outbox: Outbox;
}

/** Passes pointers and keys on to the tools and the actions, by way of the two routers. */
export class EditorInput {
  readonly #parts: InputParts;
  readonly #keys: KeyRouter;
  readonly #touch: TouchRouter;
  #keymap: Keymap;

  constructor(parts: InputParts) {
    const { kind, schema, machine, mover, runner, outbox } = parts;
    this.#parts = parts;
    this.#keymap = new Keymap(kind, schema, parts.keys);
    this.#keys = new KeyRouter(() => this.#keymap, {
      runAction: (action, args) => runner.runByKey(action, mover.asSeen(args)),
      releaseAction: (action) => runner.release(action),
      setSpaceHeld: (isHeld) => {
        machine.isSpaceHeld = isHeld && kind === 'image';
        outbox.visible();
      },
    });
    const target = {
      pointerDown: (input: PointerInput) => machine.pointerDown(mover.see(input)),
      pointerMove: (input: PointerInput) => machine.pointerMove(mover.see(input)),
      pointerUp: (input: PointerInput) => machine.pointerUp(mover.see(input)),
      abandonPress: () => this.#abandonPress(),
      get camera() {
        return mover.camera;
      },
      set camera(camera) {
        mover.camera = camera;
      },
    };
    this.#touch = new TouchRouter(target, { hasCamera: kind === 'image' });
  }

  /** What each key does now. */
  get keymap(): Keymap {
    return this.#keymap;
  }

  /** Keys that are held count as released. */
  setKeys(settings: KeymapSettings): void {
    const { kind, schema, outbox } = this.#parts;
    this.#keys.blur();
    this.#keymap = new Keymap(kind, schema, settings);
    outbox.visible();
  }

  pointerDown(input: PointerInput): void {
    this.#keys.pointerUsed();
    this.#touch.pointerDown(input);
  }

  pointerMove(input: PointerInput): void {
    this.#touch.pointerMove(input);
  }

  pointerUp(input: PointerInput): void {
    this.#touch.pointerUp(input);
  }

  pointerCancel(): void {
    this.#touch.reset();
    this.cancelGesture();
  }

  pointerLeave(): void {
    const { machine, mover } = this.#parts;
    if (!machine.isInGesture) mover.leave();
  }

  keyDown(key: KeyInput): boolean {
    this.#parts.mover.seeModifiers(key);
    return this.#keys.keyDown(key);
  }

  keyUp(key: KeyInput): boolean {
    this.#parts.mover.seeModifiers(key);
    return this.#keys.keyUp(key);
  }

  blur(): void {
    this.#keys.blur();
    this.#abandonPress();
  }

  #abandonPress(): void {
    const { machine, outbox } = this.#parts;
    if (machine.abandonPress()) outbox.visible();
  }

  /** Ends the gesture as if it had never begun. */
  cancelGesture(): void {
    const { machine, outbox } = this.#parts;
    if (machine.cancelGesture()) outbox.visible();
  }
}
