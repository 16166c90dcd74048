export interface NamedMetric {
  key: string;
  /** `train`, `val`, `test`, or empty. */
  split: string;
  /** The rest of the key, such as `map50` or `ap50/cat`. */
  name: string;
  value: number;
}

const WEIGHT = ['map50', 'accuracy', 'macro_f1', 'map50_95', 'f1'];
const LAST = ['precision', 'recall', 'map75', 'ece', 'nll'];
const SPLIT_WEIGHT = ['test', 'val'];

/** `val/ap50/cat` is `ap50/cat` of the split `val`. */
export function splitMetricKey(key: string): { split: string; name: string } {
  const match = /^(train|val|test)\/(.+)$/.exec(key);
  return match === null
    ? { split: '', name: key }
    : { split: match[1] as string, name: match[2] as string };
}

/** Whether a figure goes from 0 to 1 and is best read as a percentage. */
export function isShareMetric(name: string): boolean {
  return /^(ap\d|map|accuracy|macro_f1|f1|precision|recall|ece)/i.test(name);
}

/** Sorts names of figures: the telling ones first, those of single classes last. */
export function sortMetricNames(names: readonly string[]): string[] {
  const order = [...WEIGHT, ...LAST];
  const rank = (name: string) => {
    const known = order.indexOf(name);
    return known >= 0 ? known : order.length + (name.includes('/') ? 1 : 0);
  };
  return [...names].sort(
    (a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }),
  );
}

/**
 * The at most `count` figures that say most of how good a model is: of the test split where it
 * has them, else of the validation split.
 */
export function headlineMetrics(
  metrics: Readonly<Record<string, number>>,
  count = 2,
): NamedMetric[] {
  const all = Object.entries(metrics).map(([key, value]) => ({
    key,
    value,
    ...splitMetricKey(key),
  }));
  return WEIGHT.flatMap((name) => {
    const found = SPLIT_WEIGHT.map((split) =>
      all.find((metric) => metric.name === name && metric.split === split),
    );
    return found.find((metric) => metric !== undefined) ?? [];
  }).slice(0, count);
}
