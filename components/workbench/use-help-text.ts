'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { MEASURED_ITEMS, type MeasuredHelp } from '@/core/models/measured-help';

/** Returns the sentence that says what a model's proposals have been worth of late. */
export function useHelpText(): (measured: MeasuredHelp) => string {
  const t = useTranslations('assistance');
  const format = useFormatter();
  const percent = (value: number) =>
    format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  return ({ items, proposed, precision, fixRate }) => {
    if (items < MEASURED_ITEMS) return t('tooEarly', { have: items, need: MEASURED_ITEMS });
    if (precision === null) return t('nothingProposed', { items });
    const figures = { items, proposed, share: percent(precision) };
    return fixRate === null
      ? t('right', figures)
      : t('taken', { ...figures, changed: percent(fixRate) });
  };
}
