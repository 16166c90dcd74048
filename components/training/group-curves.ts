export interface MetricPoint {
  step: number;
  value: number;
}
export type Metrics = Readonly<Record<string, readonly MetricPoint[]>>;

export const CURVE_GROUPS = ['loss', 'quality', 'other'] as const;
export type CurveGroup = (typeof CURVE_GROUPS)[number];

export interface CurveChart {
  group: CurveGroup;
  /** Names of the curves, in alphabetical order. */
  names: string[];
  /** One row a step in ascending order: `step` and a value for each curve that has one there. */
  rows: Record<string, number>[];
}

const LOSS = /(^|[/_])(loss|nll)([/_]|$)/;
const QUALITY = /(^|[/_])(map\w*|accuracy|f1|macro_f1|precision|recall)$/i;

/** Losses together, figures from 0 to 1 together, whatever else has a scale of its own. */
function groupOf(name: string): CurveGroup {
  if (LOSS.test(name)) return 'loss';
  return QUALITY.test(name) ? 'quality' : 'other';
}

/** Charts of those metrics that have at least two steps, losses first. */
export function groupCurves(metrics: Metrics): CurveChart[] {
  const names = Object.keys(metrics)
    .filter((name) => new Set(metrics[name]?.map(({ step }) => step)).size > 1)
    .sort();
  return CURVE_GROUPS.map((group) => {
    const own = names.filter((name) => groupOf(name) === group);
    return { group, names: own, rows: toRows(metrics, own) };
  }).filter((chart) => chart.names.length > 0);
}

function toRows(metrics: Metrics, names: readonly string[]): Record<string, number>[] {
  const byStep = new Map<number, Record<string, number>>();
  for (const name of names) {
    for (const { step, value } of metrics[name] ?? []) {
      const row = byStep.get(step) ?? { step };
      row[name] = value;
      byStep.set(step, row);
    }
  }
  return [...byStep.values()].sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
}

/** The last value of every metric. */
export function lastValues(metrics: Metrics): Record<string, number> {
  const last: Record<string, number> = {};
  for (const [name, points] of Object.entries(metrics)) {
    const final = [...points].sort((a, b) => a.step - b.step).at(-1);
    if (final !== undefined) last[name] = final.value;
  }
  return last;
}
