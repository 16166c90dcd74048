import type { Action } from './action';

/** Chooses the polygon tool: each click adds a corner. */
export const chooseDrawPolygon: Action = {
  id: 'choose-draw-polygon',
  labelKey: 'actions.chooseDrawPolygon',
  group: 'tool',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyP' }],
  isEnabled: ({ document }) => document.schema.regions.includes('polygon'),
  run: (editor) => editor.setTool('draw-polygon'),
};
