import type { Action } from './action';

/** Chooses the box tool: a drag or two clicks draw. */
export const chooseDrawBox: Action = {
  id: 'choose-draw-box',
  labelKey: 'actions.chooseDrawBox',
  group: 'tool',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyB' }],
  isEnabled: ({ document }) => document.schema.regions.includes('box'),
  run: (editor) => editor.setTool('draw-box'),
};
