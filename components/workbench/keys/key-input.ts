import type { KeyInput } from '@/editor/keymap';
import { isComposing } from '../../ui/is-composing';

const WRITING =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]';
const PRESSABLE =
  'button, a[href], summary, [role="button"], [role="radio"], [role="checkbox"], [role="menuitem"], [role="option"], [role="tab"], input';

/** A menu, a dialog: they have all keys to themselves while they are open. */
const OPEN = '[role="menu"], [aria-modal="true"]';

/** True where the keys are for writing or choosing: no shortcut acts there. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${WRITING}, ${OPEN}`) !== null;
}

/** True on a control that was reached by the keyboard, not on one that was clicked. */
export function isOnControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(PRESSABLE)?.matches(':focus-visible') ?? false;
}

/** What a control that was reached by the keyboard has for itself; with Tab one goes on to the next. */
const OF_CONTROL: readonly string[] = ['Space', 'Enter', 'Tab'];

function isPressing({ code, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  return OF_CONTROL.includes(code) && !ctrlKey && !metaKey && isOnControl(target);
}

/** A press as the editor sees it. */
export function toKeyInput(event: KeyboardEvent): KeyInput {
  return {
    // the question mark is looked for by its sign, wherever the keyboard has it
    code: event.key === '?' && event.shiftKey ? 'Slash' : event.code,
    repeat: event.repeat,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    isTyping: isWriting(event.target) || isComposing(event) || isPressing(event),
  };
}
