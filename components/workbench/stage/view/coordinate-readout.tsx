'use client';

import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import type { Scene } from '@/editor/scene';
import { readBoxOf } from '@/editor/shapes/shape-registry';
import { useReadout } from '../../use-editor';
import { viewOfKind } from '../regions/view-registry';
import classes from './stage-overlays.module.css';

/** Returns the extent of what is being drawn, else of the one selected region, in ImagePx. */
function extentOf({ preview, live }: Scene): { width: number; height: number } | null {
  if (preview !== null) return viewOfKind(preview.kind)?.previewExtent(preview) ?? null;
  const [only, ...others] = live;
  return only === undefined || others.length > 0 ? null : readBoxOf(only.record);
}

/** Where the pointer is in the picture, and how large what is drawn or selected is. */
export function CoordinateReadout({ editor }: { editor: Editor }) {
  const t = useTranslations('view');
  const scene = useReadout(editor);
  const { crosshair, settings } = scene;
  if (!settings.hasCoordinates) return null;
  const { widthPx, heightPx } = editor.image;
  const isOver =
    crosshair !== null &&
    crosshair.x >= 0 &&
    crosshair.y >= 0 &&
    crosshair.x <= widthPx &&
    crosshair.y <= heightPx;
  const extent = extentOf(scene);
  if (!isOver && extent === null) return null;
  return (
    <output className={classes.readout} aria-live="off" data-testid="coordinates">
      {isOver && <span>{t('at', { x: Math.floor(crosshair.x), y: Math.floor(crosshair.y) })}</span>}
      {extent !== null && (
        <span>
          {t('extent', { width: Math.round(extent.width), height: Math.round(extent.height) })}
        </span>
      )}
    </output>
  );
}
