'use client';

import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Shape } from 'react-konva';
import type { Editor } from '@/editor/editor';
import { useEditorState } from '../../use-editor';
import { drawMarks, type MarksLook } from './draw-marks';

/**
 * What lies over the resting regions, as one shape: it is drawn anew in the next frame after
 * anything has changed, without rendering a component.
 */
export function StageMarks({
  editor,
  lookOf,
  isCoarse,
}: Omit<MarksLook, 'isByKeys'> & { editor: Editor }) {
  const shape = useRef<Konva.Shape>(null);
  const isByKeys = useEditorState(editor).keyboardCursor !== null;
  useEffect(() => editor.subscribe(() => shape.current?.getLayer()?.batchDraw()), [editor]);
  return (
    <Shape
      ref={shape}
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={({ _context: context }) =>
        drawMarks(context, editor.getScene(), { lookOf, isCoarse, isByKeys })
      }
    />
  );
}
