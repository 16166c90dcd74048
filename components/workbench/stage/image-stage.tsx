'use client';

import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { Layer, Stage } from 'react-konva';
import type { ItemView } from '@/core/contracts/list-items.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { makeClassLooks } from '../panels/class-look';
import { DwellRing } from './dwell/dwell-ring';
import classes from './image-stage.module.css';
import type { RestingLook } from './draw-resting';
import { StageMarks } from './hud/stage-marks';
import { StagePicture } from './stage-picture';
import { makeTiledPicture } from './surface/tiled-picture';
import { makeWholePicture } from './surface/whole-picture';
import { StageOverlays } from './view/stage-overlays';
import { useViewSettings } from './view/use-view-settings';
import { useScene } from '../use-editor';
import { useStageInput } from './use-stage-input';
import { useStageSize } from './use-stage-size';

/** Shows a picture with its regions and hands every pointer event to the editor. */
export function ImageStage({
  editor,
  item,
  bitmap,
  schema,
  label,
}: {
  editor: Editor;
  item: Pick<ItemView, 'id' | 'tiles'>;
  /** The picture, or of a large one its smallest level. */
  bitmap: ImageBitmap;
  schema: LabelSchema;
  label: string;
}) {
  useViewSettings(editor);
  const scene = useScene(editor);
  const isCoarse = useMediaQuery('(pointer: coarse)') ?? false;
  const ref = useRef<HTMLDivElement>(null);
  const { width, height } = useStageSize(ref);
  const lookOf = useMemo(() => makeClassLooks(schema), [schema]);
  const { labels, labelOpacity, outlineOpacity, fillOpacity, background } = scene.settings;
  const look = useMemo((): RestingLook => {
    const hasLabels = labels === 'always';
    return { lookOf, hasLabels, labelOpacity, outlineOpacity, fillOpacity };
  }, [lookOf, labels, labelOpacity, outlineOpacity, fillOpacity]);
  const { id: itemId, tiles } = item;
  const picture = useMemo(
    () =>
      tiles === null
        ? makeWholePicture(bitmap, editor.image)
        : makeTiledPicture(bitmap, itemId, tiles),
    [bitmap, editor, itemId, tiles],
  );
  // before the next frame: nothing is painted, nor its tiles fetched, for a camera without a view
  useLayoutEffect(() => {
    if (width > 0 && height > 0) editor.resize({ width, height });
  }, [editor, width, height]);
  useStageInput(ref, editor);
  return (
    <>
      <div
        ref={ref}
        className={classes.stage}
        data-background={background}
        style={{ cursor: scene.cursor }}
        role="application"
        aria-label={label}
        data-testid="image-stage"
      >
        {width > 0 && height > 0 && (
          <>
            <StagePicture editor={editor} picture={picture} look={look} />
            <Stage width={width} height={height} listening={false} className={classes.marks}>
              <Layer listening={false}>
                <StageMarks editor={editor} lookOf={lookOf} isCoarse={isCoarse} />
              </Layer>
            </Stage>
          </>
        )}
      </div>
      <DwellRing editor={editor} stage={ref} />
      <StageOverlays editor={editor} bitmap={bitmap} />
    </>
  );
}
