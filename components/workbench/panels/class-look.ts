import type { LabelSchema } from '@/core/label-schema/label-schema';

/** How a class is drawn: by colour and dash, and by its name on the label. */
export interface ClassLook {
  name: string;
  color: string;
  /** What is readable on the colour: black or white. */
  ink: string;
  /** Of the outline, in view px: classes of one colour differ by it; empty for a whole line. */
  dash: readonly number[];
}

/** A whole line, then dash and dot, dots, dash and two dots: none of them like a proposal's dashes. */
const DASHES: readonly (readonly number[])[] = [[], [12, 3, 2, 3], [2, 3], [12, 3, 2, 3, 2, 3]];

/** Relative luminance of `#rrggbb` after WCAG 2.2, 0–1. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns black or white, whichever stands out more on the colour: 4.5 : 1 at least. */
export function inkOn(color: string): string {
  return luminanceOf(color) > 0.179 ? '#000000' : '#ffffff';
}

const UNKNOWN: ClassLook = { name: '?', color: '#888888', ink: '#000000', dash: [] };

/** Returns a look-up of looks by class id; an id the schema does not know is drawn grey. */
export function makeClassLooks(schema: LabelSchema): (classId: number | null) => ClassLook {
  const looks = new Map<number, ClassLook>();
  const uses = new Map<string, number>();
  for (const { id, name, color } of schema.classes) {
    const use = uses.get(color) ?? 0;
    uses.set(color, use + 1);
    const dash = DASHES[use % DASHES.length] ?? [];
    looks.set(id, { name, color, ink: inkOn(color), dash });
  }
  return (classId) => (classId === null ? UNKNOWN : (looks.get(classId) ?? UNKNOWN));
}
