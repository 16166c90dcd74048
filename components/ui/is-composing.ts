/** Safari ends the composition before it tells of the key that ended it; this code is left on it. */
const PROCESS_KEY_CODE = 229;

/**
 * True where an input method has the key for itself, as of Chinese: Enter takes its word over, the
 * arrows choose among its words and Escape drops them. Nothing else may come of such a key.
 */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === PROCESS_KEY_CODE;
}
