'use client';

import { LineChart } from '@mantine/charts';
import { useFormatter, useTranslations } from 'next-intl';
import type { CurveChart as Curves } from './group-curves';

const LINES = [
  { color: 'petrol.5' },
  { color: 'orange.6', strokeDasharray: '6 3' },
  { color: 'grape.5', strokeDasharray: '2 3' },
  { color: 'gray.6', strokeDasharray: '8 3 2 3' },
] as const;

/** Curves of one kind over the steps; lines differ by dash as well as by colour. */
export function CurveChart({ chart }: { chart: Curves }) {
  const t = useTranslations('models');
  const format = useFormatter();
  return (
    <LineChart
      h={220}
      data={chart.rows}
      dataKey="step"
      series={chart.names.map((name, index) => ({
        name,
        ...(LINES[index % LINES.length] as (typeof LINES)[number]),
      }))}
      curveType="linear"
      withDots={chart.rows.length < 30}
      withLegend
      xAxisLabel={t('step')}
      xAxisProps={{ type: 'number', domain: ['dataMin', 'dataMax'] }}
      valueFormatter={(value) => format.number(value, { maximumSignificantDigits: 4 })}
      lineChartProps={{ margin: { bottom: 16 } }}
      lineProps={{ isAnimationActive: false }}
      {...(chart.group === 'quality' ? { yAxisProps: { domain: [0, 1] } } : {})}
    />
  );
}
