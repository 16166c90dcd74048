const RTL_SCRIPT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Phoenician}\p{Script=Imperial_Aramaic}\p{Script=Mende_Kikakui}]/u;
const LETTER = /\p{L}/u;

export type Direction = 'ltr' | 'rtl';

/** The direction of a paragraph: that of its first letter, as `dir="auto"` has it. */
export function baseDirection(paragraph: string): Direction {
  const first = LETTER.exec(paragraph);
  return first !== null && RTL_SCRIPT.test(first[0]) ? 'rtl' : 'ltr';
}

/** The direction of one character: numbers run from the left everywhere, signs as their line does. */
export function characterDirection(character: string, line: Direction): Direction {
  if (LETTER.test(character)) return baseDirection(character);
  return /\p{N}/u.test(character) ? 'ltr' : line;
}
