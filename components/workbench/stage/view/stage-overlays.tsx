'use client';

import type { Editor } from '@/editor/editor';
import { CoordinateReadout } from './coordinate-readout';
import { Minimap } from './minimap';

/** What lies in the corners of the stage. */
export function StageOverlays({ editor, bitmap }: { editor: Editor; bitmap: ImageBitmap }) {
  return (
    <>
      <CoordinateReadout editor={editor} />
      <Minimap editor={editor} bitmap={bitmap} />
    </>
  );
}
