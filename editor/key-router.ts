import type { Action, ActionArgs } from './actions/action';
import type { Binding, KeyInput, Keymap } from './keymap';

interface KeyTarget {
  runAction(action: Action, args: ActionArgs): boolean;
  releaseAction(action: Action): void;
  setSpaceHeld(isHeld: boolean): void;
}

/** Some browsers open a menu and take the keys away when Alt, held for a drag, is let go. */
const ALT = /^Alt(Left|Right)$/;

/**
 * Turns presses and releases into actions: at once, on a tap, or for as long as a key is held. A
 * tap is a press and release of one key alone: held until it repeats, or used together with the
 * pointer or another key, it is none. So Space can both submit and pan.
 */
export class KeyRouter {
  readonly #keymap: () => Keymap;
  readonly #target: KeyTarget;
  #tap: Binding | null = null;
  readonly #held = new Map<string, Action>();

  constructor(keymap: () => Keymap, target: KeyTarget) {
    this.#keymap = keymap;
    this.#target = target;
  }

  /** True when the key means something here, so that the browser should not act on it too. */
  keyDown(key: KeyInput): boolean {
    if (key.isTyping) return false;
    if (key.code === 'Space') this.#target.setSpaceHeld(true);
    const binding = this.#keymap().resolve(key);
    const isRepeat = key.repeat === true;
    const on = binding?.shortcut.on ?? 'press';
    if (isRepeat || on !== 'tap') this.#tap = null;
    if (binding === null) return key.code === 'Space' || ALT.test(key.code);
    const { action, args } = binding;
    if (on === 'tap') {
      if (!isRepeat) this.#tap = binding;
      return true;
    }
    if (isRepeat && !action.doesRepeat) return true;
    const isRun = this.#target.runAction(action, { ...args, isRepeat });
    if (isRun && on === 'hold') this.#held.set(key.code, action);
    // with Alt the browser would open one of its menus
    return isRun || action.keepsKeys === true || binding.shortcut.alt === true;
  }

  /** True when the release meant something. */
  keyUp(key: KeyInput): boolean {
    if (key.code === 'Space') this.#target.setSpaceHeld(false);
    const held = this.#held.get(key.code);
    if (held !== undefined) {
      this.#held.delete(key.code);
      this.#target.releaseAction(held);
      return true;
    }
    const tap = this.#tap;
    if (tap === null || tap.shortcut.code !== key.code) {
      return ALT.test(key.code) && key.isTyping !== true;
    }
    this.#tap = null;
    if (!key.isTyping) this.#target.runAction(tap.action, tap.args);
    return true;
  }

  /** A pointer was pressed while the key was down: the key was no tap. */
  pointerUsed(): void {
    this.#tap = null;
  }

  /** The window has lost the keys: as if all had been released, without any tap. */
  blur(): void {
    this.#tap = null;
    this.#target.setSpaceHeld(false);
    for (const action of this.#held.values()) this.#target.releaseAction(action);
    this.#held.clear();
  }
}
