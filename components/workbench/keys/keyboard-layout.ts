/** The part of the Keyboard API that is used; not every browser has it. */
interface KeyboardApi {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>;
}

/** What the keys beside the letters have on an English keyboard, where they go by names of their own. */
export const ENGLISH_SIGNS: Readonly<Record<string, string>> = {
  Equal: '=',
  Minus: '-',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Slash: '/',
  Period: '.',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
};

/**
 * Returns what is printed on a key by the layout, a letter as a capital; undefined where that is
 * unknown, where it is what an English keyboard has there, or for digits, which all keyboards have.
 */
export function signOn(code: string, layout: ReadonlyMap<string, string>): string | undefined {
  const sign = code.startsWith('Digit') ? undefined : layout.get(code);
  if (sign === undefined || sign === ENGLISH_SIGNS[code] || !/^\S$/u.test(sign)) return undefined;
  const capital = sign.toUpperCase();
  return [...capital].length === 1 ? capital : sign;
}

/**
 * What is printed on a key: keys are bound by their place, so that a French keyboard's A is bound
 * as `KeyQ` and must still be shown as A, a German keyboard's ü as Ü though it lies where English
 * ones have a bracket.
 */
class KeyboardLayout {
  #layout: ReadonlyMap<string, string> = new Map();

  constructor() {
    if (typeof navigator === 'undefined') return;
    const { keyboard } = navigator as { keyboard?: KeyboardApi };
    keyboard?.getLayoutMap().then(
      (layout) => {
        this.#layout = layout;
      },
      () => {}, // a frame that may not ask: English places are shown
    );
  }

  /** What is printed on a key; undefined where it is unknown or as on an English keyboard. */
  signOf(code: string): string | undefined {
    return signOn(code, this.#layout);
  }
}

export const keyboardLayout = new KeyboardLayout();
