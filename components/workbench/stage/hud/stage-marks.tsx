'use client';

import { memo } from 'react';
import { Group, Rect } from 'react-konva';
import { type Camera, imageToView } from '@/editor/camera';
import type { Editor } from '@/editor/editor';
import { isSuspect, type RegionRecord } from '@/editor/records';
import type { LiveRegion } from '@/editor/scene';
import type { ClassLook } from '../../panels/class-look';
import { SUSPECT_DASH } from '../draw-resting';
import type { ImageRegionKind, OutlinePath } from '../regions/region-kind-view';
import { viewOfKind } from '../regions/view-registry';
import { useEditorState, useScene } from '../../use-editor';
import { CrosshairShape } from './crosshair-shape';
import { GridShape } from './grid-shape';
import { HandleShapes } from './handle-shapes';
import { NameShape } from './name-shape';
import { OutlineShape } from './outline-shape';
import { PreviewDots } from './preview-dots';

type ImageRecord = Extract<RegionRecord, { kind: ImageRegionKind }>;
type LookOf = (classId: number | null) => ClassLook;

/** Light enough that what is inside keeps its colour. */
const LIVE_FILL = 0.08;
const HOVER_FILL = 0.14;

function tracerOf(region: RegionRecord) {
  return (path: OutlinePath) => viewOfKind(region.kind)?.trace(path, region as ImageRecord);
}

function nameOf(region: RegionRecord, { name }: ClassLook): string {
  if (!isSuspect(region) || region.confidence === undefined) return name;
  return `${name} ${Math.round(region.confidence * 100)} %`;
}

function LiveOutline({ live, px, lookOf }: { live: LiveRegion; px: number; lookOf: LookOf }) {
  const { record } = live;
  const look = lookOf(record.classId);
  return (
    <OutlineShape
      trace={tracerOf(record)}
      look={look}
      px={px}
      fill={LIVE_FILL}
      dash={isSuspect(record) ? SUSPECT_DASH : look.dash}
    />
  );
}

function isOver({ image }: Camera, { x, y }: { x: number; y: number }): boolean {
  return x >= 0 && y >= 0 && x <= image.widthPx && y <= image.heightPx;
}

/**
 * What lies over the resting regions: the selected ones with their handles, what is being drawn,
 * what is under the pointer, the frame of a selection, grid and crosshair. Outlines are placed by
 * the camera; names, handles and crosshair stay upright and of one size.
 */
export const StageMarks = memo(function StageMarks({
  editor,
  lookOf,
  isCoarse,
}: {
  editor: Editor;
  lookOf: LookOf;
  isCoarse: boolean;
}) {
  const scene = useScene(editor);
  const isByKeys = useEditorState(editor).keyboardCursor !== null;
  const { preview, hovered, frame, settings, isHidden } = scene;
  const live = isHidden ? [] : scene.live;
  const isHoveredLive = live.some(({ record }) => record.id === hovered?.id);
  // read only where it is shown: what is not read renders nothing anew
  const crosshair =
    isByKeys || (settings.hasCrosshair && scene.cursor === 'crosshair') ? scene.crosshair : null;
  const isEmpty = live.length === 0 && !preview && !hovered && !frame && !settings.hasGrid;
  if (isEmpty && crosshair === null) return null;
  const { camera } = scene;
  const px = 1 / camera.scale;
  const hasCrosshair = crosshair !== null && isOver(camera, crosshair);
  return (
    <>
      <Group
        x={camera.offset.x}
        y={camera.offset.y}
        scaleX={camera.scale}
        scaleY={camera.scale}
        rotation={camera.rotation}
      >
        {settings.hasGrid && <GridShape camera={camera} gridPx={settings.gridPx} />}
        {live.map((entry) => (
          <LiveOutline key={entry.record.id} live={entry} px={px} lookOf={lookOf} />
        ))}
        {hovered !== null && (
          <OutlineShape
            trace={tracerOf(hovered)}
            look={lookOf(hovered.classId)}
            px={px}
            fill={HOVER_FILL}
            dash={isSuspect(hovered) ? SUSPECT_DASH : lookOf(hovered.classId).dash}
          />
        )}
        {preview !== null && (
          <OutlineShape
            trace={(path) => viewOfKind(preview.kind)?.tracePreview(path, preview)}
            look={lookOf(preview.classId)}
            px={px}
            fill={LIVE_FILL}
            dash={[]}
          />
        )}
        {frame !== null && (
          <Rect
            {...frame}
            stroke="#ffffff"
            strokeWidth={px}
            dash={[4 * px, 3 * px]}
            fill="#1971c233"
          />
        )}
      </Group>
      {settings.labels !== 'never' &&
        live.map(({ record, handles }) => {
          const look = lookOf(record.classId);
          return (
            <NameShape
              key={record.id}
              region={record}
              text={nameOf(record, look)}
              handles={handles}
              camera={camera}
              look={look}
            />
          );
        })}
      {settings.labels !== 'never' && hovered !== null && !isHoveredLive && (
        <NameShape
          region={hovered}
          text={nameOf(hovered, lookOf(hovered.classId))}
          handles={[]}
          camera={camera}
          look={lookOf(hovered.classId)}
        />
      )}
      {live.map(({ record, handles }) => (
        <HandleShapes
          key={record.id}
          handles={handles}
          camera={camera}
          look={lookOf(record.classId)}
          isCoarse={isCoarse}
        />
      ))}
      {preview !== null && (
        <PreviewDots preview={preview} camera={camera} look={lookOf(preview.classId)} />
      )}
      {hasCrosshair && (
        <CrosshairShape
          at={imageToView(camera, crosshair)}
          width={camera.view.width}
          height={camera.view.height}
        />
      )}
    </>
  );
});
