import type { KeyboardEvent, MouseEvent } from 'react';
import { focusPicture } from './focus-picture';

const TAKES_FOCUS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [data-selectable]';

/** Keys that a focused control of a panel has for itself; all others are the picture's as ever. */
const OWN_KEYS: readonly string[] = [
  ...['Tab', 'Enter', ' ', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
];

/**
 * A click on a button or a checkbox of a panel leaves the focus where it was, so that Space goes on
 * submitting; a field that was being written in is left, which takes its text over.
 */
export function keepFocus(event: MouseEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return;
  if (target.closest(TAKES_FOCUS) !== null) return;
  const label = target.closest('label');
  if (label !== null) return;
  event.preventDefault();
  if (currentTarget.contains(document.activeElement)) focusPicture();
}

/** Keeps the keys of a focused control from also moving regions or submitting; Escape goes back to the picture. */
export function keepKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Escape') focusPicture();
  else if (!OWN_KEYS.includes(event.key) || event.ctrlKey || event.metaKey) return;
  event.stopPropagation();
}
