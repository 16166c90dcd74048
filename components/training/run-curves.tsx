'use client';

import { Card, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { groupCurves, type Metrics } from './group-curves';

const CurveChart = dynamic(() => import('./curve-chart').then((module) => module.CurveChart), {
  ssr: false,
  loading: () => <Skeleton height={220} />,
});

/** What a run has reported over its steps, each kind of figure in a chart of its own. */
export function RunCurves({ metrics, isLive }: { metrics: Metrics; isLive: boolean }) {
  const t = useTranslations('models');
  const charts = groupCurves(metrics);
  if (charts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {isLive ? t('curvesLater') : t('noCurves')}
      </Text>
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, md: charts.length > 1 ? 2 : 1 }}>
      {charts.map((chart) => (
        <Card key={chart.group} withBorder padding="lg">
          <Title order={2} size="h5" mb="sm">
            {t(`curve_${chart.group}`)}
          </Title>
          <CurveChart chart={chart} />
        </Card>
      ))}
    </SimpleGrid>
  );
}
