import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Editor } from '@/editor/editor';
import { isSuspect, type RegionRecord } from '@/editor/records';
import { shapeOf } from '@/editor/shapes/shape-registry';

const EXCERPT_CODE_POINTS_MAX = 80;

/** Confidence as whole per cent; null where the region has none. */
export function percentOf({ confidence }: Pick<RegionRecord, 'confidence'>): number | null {
  return confidence === undefined ? null : Math.round(confidence * 100);
}

/** Extent of the region's bounds as whole ImagePx. */
export function sizeOf(region: RegionRecord): { width: number; height: number } {
  const { width, height } = shapeOf(region).bounds(region);
  return { width: Math.round(width), height: Math.round(height) };
}

/** Whether the region's outline crosses itself, of which a person is warned. */
export function isCrossed(region: RegionRecord): boolean {
  return shapeOf(region).isCrossed?.(region) ?? false;
}

/** Where a region stands in a list, and how it is seen. */
interface RegionPlace {
  /** Name of its class. */
  readonly name: string;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  readonly isHidden: boolean;
  /** The marked words; null for a region of a picture. */
  readonly excerpt: string | null;
}

/** Returns the words that a span marks, cut after so many code points; null for other regions. */
export function excerptOf(editor: Editor, region: RegionRecord): string | null {
  if (region.kind !== 'span') return null;
  const end = Math.min(region.end, region.start + EXCERPT_CODE_POINTS_MAX);
  return editor.text?.model.slice({ start: region.start, end }) ?? '';
}

/** Names a region in full: "cat, 120 by 80 pixels, predicted 83 %, 3 of 40". */
export function useRegionName(): (region: RegionRecord, about: RegionPlace) => string {
  const t = useTranslations('panels');
  return useCallback(
    (region, { isHidden, excerpt, ...place }) => {
      const percent = percentOf(region);
      const extras = [
        isSuspect(region) &&
          (percent === null ? t('extraPlain') : t('extraPredicted', { percent: String(percent) })),
        region.group !== undefined && t('extraGroup', { group: String(region.group) }),
        region.isLocked && t('extraLocked'),
        isHidden && t('extraHidden'),
        isCrossed(region) && t('extraCrossed'),
      ];
      const said = extras.filter((extra) => extra !== false).join('');
      if (excerpt !== null) return t('nameOfSpan', { ...place, text: excerpt, extras: said });
      return t('nameOfRegion', { ...place, ...sizeOf(region), extras: said });
    },
    [t],
  );
}
