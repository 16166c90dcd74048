import classes from './interval-bar.module.css';

/** A value on 0–1 with its 95 % interval; the text says the same to those who do not see it. */
export function IntervalBar({
  value,
  low,
  high,
  label,
  tone = 'point',
}: {
  value: number;
  low: number;
  high: number;
  label: string;
  tone?: 'point' | 'warning';
}) {
  const at = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
  return (
    <div className={classes.track} role="img" aria-label={label} data-tone={tone}>
      <div
        className={classes.interval}
        style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
      />
      <div className={classes.value} style={{ left: at(value) }} />
    </div>
  );
}
