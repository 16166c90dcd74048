import type { DatasetRow, ExportClass } from './dataset-row';
import { clipBox, isImageRegion, regionBounds } from './region-bounds';

/** Words that YAML 1.1 reads as something else than a string. */
const NOT_STRINGS = /^(?:y|yes|n|no|on|off|true|false|null|nan|inf)$/i;
const PLAIN = /^[\p{L}_](?:[\p{L}\p{N}_ ./()-]*[\p{L}\p{N}_)])?$/u;
const YAML_UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Gives a name as a YAML scalar that is always read back as that string; plain where that is safe. */
export function yamlString(name: string): string {
  if (PLAIN.test(name) && !NOT_STRINGS.test(name)) return name;
  return JSON.stringify(name).replace(
    YAML_UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Gives `data.yaml`: the splits' folders and the class names from 0 without gaps. */
export function writeYoloYaml(classes: readonly ExportClass[], hasTest: boolean): string {
  const names = classes.map(({ name }, index) => `  ${index}: ${yamlString(name)}\n`);
  return (
    'path: .\ntrain: images/train\nval: images/val\n' +
    `test:${hasTest ? ' images/test' : ''}\nnames:\n${names.join('')}`
  );
}

const SMALLEST_SHARE = 1e-6;

function share(value: number, whole: number): string {
  return Math.min(1, value / whole).toFixed(6);
}

/**
 * Gives a picture's label file: a line each box, `class xc yc w h` in shares of the upright
 * picture, six decimals, clipped to the picture since one value outside drops the whole picture.
 * A polygon and a rotated box give the upright box around them. Regions wholly outside are left
 * out; a picture without any gives an empty file.
 */
export function writeYoloLabels(row: DatasetRow, classes: readonly ExportClass[]): string {
  const [widthPx, heightPx] = [row.widthPx ?? 0, row.heightPx ?? 0];
  const indices = new Map(classes.map(({ id }, index) => [id, index]));
  let lines = '';
  for (const region of row.regions.filter(isImageRegion)) {
    const box = clipBox(regionBounds(region), widthPx, heightPx);
    const index = indices.get(region.classId);
    if (box === null || index === undefined) continue;
    const numbers = [
      share(box.x + box.width / 2, widthPx),
      share(box.y + box.height / 2, heightPx),
      share(Math.max(box.width, SMALLEST_SHARE * widthPx), widthPx),
      share(Math.max(box.height, SMALLEST_SHARE * heightPx), heightPx),
    ];
    lines += `${index} ${numbers.join(' ')}\n`;
  }
  return lines;
}
