import { describe, expect, it } from 'vitest';
import { boxRegion, TestEditor } from '../testing/test-editor';

const host = { canReopen: true, isReopened: true };
const open = () =>
  new TestEditor({
    host,
    answer: { regions: [boxRegion('a', [100, 100, 200, 100])], classIds: [] },
  });

describe.each([
  'find-class',
  'toggle-side-panel',
  'write-comment',
  'open-region-menu',
  'open-palette',
  'open-shortcuts',
  'toggle-guide',
  'start-tour',
  'skip',
  'reopen',
  'go-on',
])('%s', (id) => {
  it('asks the host and changes nothing', () => {
    const test = open().key('Tab').act(id).expectRequests(id);
    expect(test.answer).toEqual(open().answer);
    expect(test.state.canUndo).toBe(false);
  });
});

describe.each(['reopen', 'go-on'])('%s', (id) => {
  it('is off where the host says so', () => {
    const test = new TestEditor({ host: { canReopen: false, isReopened: false } });
    expect(test.editor.runAction(id)).toBe(false);
    test.expectRequests();
  });
});

describe.each([
  ['choose-draw-box', 'draw-box'],
  ['choose-select', 'select'],
  ['choose-pan', 'pan'],
] as const)('%s', (id, tool) => {
  it('takes the tool at once, and a gesture of the tool before is cancelled', () => {
    const test = open().pointerDown(500, 500).pointerMove(600, 600).act(id).pointerUp(600, 600);
    expect(test.state.tool).toBe(tool);
    test.expectPath(`${tool}.idle`).expectBoxes([0, 100, 100, 200, 100]);
  });
});
