/** The part of the Keyboard API that is used; not every browser has it. */
interface KeyboardApi {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>;
}

/**
 * Which letter is printed on a key: keys are bound by their place, so that a French keyboard's A
 * is bound as `KeyQ` and must still be shown as A.
 */
class KeyboardLayout {
  #letters: ReadonlyMap<string, string> = new Map();

  constructor() {
    if (typeof navigator === 'undefined') return;
    const { keyboard } = navigator as { keyboard?: KeyboardApi };
    keyboard?.getLayoutMap().then(
      (letters) => {
        this.#letters = letters;
      },
      () => {}, // a frame that may not ask: English places are shown
    );
  }

  /** The capital letter on a key; undefined where it is unknown or no letter. */
  letterOf(code: string): string | undefined {
    const letter = this.#letters.get(code)?.toUpperCase();
    return letter !== undefined && /^\p{L}$/u.test(letter) ? letter : undefined;
  }
}

export const keyboardLayout = new KeyboardLayout();
