/** Twelve colours that stay apart for colour-blind eyes (Okabe–Ito and Tol's bright series). */
export const CLASS_COLORS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#d55e00',
  '#cc79a7',
  '#56b4e9',
  '#b8a900',
  '#7b4fb5',
  '#aa3377',
  '#228833',
  '#8c564b',
  '#5f6b7a',
] as const;

/** The colour of the class with this frozen id: it keeps it for life. */
export function classColor(classId: number): string {
  return CLASS_COLORS[classId % CLASS_COLORS.length] ?? CLASS_COLORS[0];
}
