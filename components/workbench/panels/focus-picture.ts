/** Takes the focus away from where it is: keys are for the picture again. */
export function focusPicture(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
