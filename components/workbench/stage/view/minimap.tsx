'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import {
  type Camera,
  imageToView,
  makeCamera,
  rotateCamera,
  viewToImage,
  visibleBox,
} from '@/editor/camera';
import type { Editor } from '@/editor/editor';
import { type ImageSize, imagePoint, viewPoint } from '@/editor/units';
import { useReadout } from '../../use-editor';
import { pictureFilter } from './picture-filter';
import classes from './stage-overlays.module.css';

const SIZE_PX = 168;
const MARGIN_PX = 16;
/** An arrow key moves by this share of what is seen. */
const STEP_SHARE = 0.25;

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A camera that shows all of the picture, turned as in the view, without a margin. */
function makeMapCamera(image: ImageSize, rotation: number): Camera {
  const size = SIZE_PX + 2 * MARGIN_PX;
  return rotateCamera(makeCamera(image, { width: size, height: size }), rotation);
}

/** What the view shows of the picture, in px of the map; upright, as both are turned alike. */
function seenOnMap(map: Camera, camera: Camera) {
  const { width, height } = camera.view;
  const from = imageToView(map, viewToImage(camera, viewPoint(0, 0)));
  const to = imageToView(map, viewToImage(camera, viewPoint(width, height)));
  return { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y };
}

/** True where some of the picture lies outside the view. */
function isZoomedIn(camera: Camera): boolean {
  const seen = visibleBox(camera);
  const { widthPx, heightPx } = camera.image;
  const isTurned = camera.rotation % 90 !== 0;
  if (isTurned) return !camera.isFit;
  return (
    seen.x > 1 ||
    seen.y > 1 ||
    seen.x + seen.width < widthPx - 1 ||
    seen.y + seen.height < heightPx - 1
  );
}

/** The whole picture small, with what is seen of it; a click, a drag or arrows go elsewhere. */
export function Minimap({ editor, bitmap }: { editor: Editor; bitmap: ImageBitmap }) {
  const t = useTranslations('view');
  const { camera, settings } = useReadout(editor);
  const { rotation, image } = camera;
  const canvas = useRef<HTMLCanvasElement>(null);
  const isShown = settings.hasMinimap && isZoomedIn(camera);
  const map = useMemo(() => makeMapCamera(image, rotation), [image, rotation]);
  useEffect(() => {
    const context = isShown ? canvas.current?.getContext('2d') : null;
    if (context == null || bitmap.width === 0) return;
    const ratio = window.devicePixelRatio;
    const size = SIZE_PX + 2 * MARGIN_PX;
    context.canvas.width = context.canvas.height = size * ratio;
    context.imageSmoothingQuality = 'high';
    context.scale(ratio, ratio);
    context.translate(map.offset.x, map.offset.y);
    context.rotate((map.rotation * Math.PI) / 180);
    context.scale(map.scale, map.scale);
    context.drawImage(bitmap, 0, 0, map.image.widthPx, map.image.heightPx);
  }, [bitmap, map, isShown]);
  if (!isShown) return null;
  const seen = seenOnMap(map, camera);

  const goTo = (event: PointerEvent<HTMLElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const at = viewPoint(event.clientX - bounds.left, event.clientY - bounds.top);
    editor.lookAt(viewToImage(map, at));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const { width, height } = camera.view;
    const [dx, dy] = [arrow[0] * width * STEP_SHARE, arrow[1] * height * STEP_SHARE];
    const { x, y } = viewToImage(camera, viewPoint(width / 2 + dx, height / 2 + dy));
    editor.lookAt(imagePoint(x, y));
  };
  return (
    <div
      className={classes.minimap}
      role="application"
      tabIndex={0}
      aria-label={t('minimap')}
      aria-roledescription={t('minimapHint')}
      data-testid="minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons !== 0) goTo(event);
      }}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} style={{ filter: pictureFilter(settings) }} />
      <div className={classes.seen} style={seen} />
    </div>
  );
}
