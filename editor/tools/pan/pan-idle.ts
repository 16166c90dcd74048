import type { ToolStateFactory } from '../tool-state';

/** At rest with the hand: the main button pans. */
export const panIdle: ToolStateFactory<'pan.idle'> = (editor) => ({
  isGesture: false,
  cursor: () => 'grab',
  onPointerDown: (start) => editor.startPan(start),
});
