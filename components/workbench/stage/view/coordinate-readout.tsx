'use client';

import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import type { Scene } from '@/editor/scene';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { useReadout } from '../../use-editor';
import classes from './stage-overlays.module.css';

/** Returns the extent of what is being drawn, else of the one selected region, in ImagePx. */
function extentOf({ preview, live }: Scene): { width: number; height: number } | null {
  if (preview?.kind === 'box') return preview.box;
  if (preview?.kind === 'polygon') {
    const xs = preview.points.map(([x]) => x);
    const ys = preview.points.map(([, y]) => y);
    return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
  }
  const [only, ...others] = live;
  if (only === undefined || others.length > 0) return null;
  const { record } = only;
  return record.kind === 'box' ? record : shapeOf(record).bounds(record);
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
