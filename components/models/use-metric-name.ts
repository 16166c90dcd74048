'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

/** Gives the name people use for a figure: `map50` is mAP 50, `ap50/cat` AP 50 of cat. */
export function useMetricName(): (name: string) => string {
  const t = useTranslations('models');
  return useCallback(
    (name: string) => {
      const [head = name, ...rest] = name.split('/');
      const known = t.has(`metric_${head}`) ? t(`metric_${head}`) : head;
      return rest.length === 0 ? known : `${known}: ${rest.join('/')}`;
    },
    [t],
  );
}
