import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxRegion, TestEditor } from '../testing/test-editor';
import { imagePoint } from '../units';
import { DEFAULT_VIEW_SETTINGS, readViewSettings } from '../view-settings';

const one = { answer: { regions: [boxRegion('a', [100, 100, 200, 100])], classIds: [] } };

describe('the actions of the view', () => {
  it.each([
    ['turn-right', 90],
    ['turn-left', 270],
    ['tilt-right', 1],
    ['tilt-left', 359],
  ])('%s turns the picture to %i°', (id, rotation) => {
    const test = new TestEditor(one).act(id);
    expect(test.state.rotation).toBe(rotation);
    expect(test.act('straighten-view').state.rotation).toBe(0);
  });

  it.each([
    ['toggle-crosshair', 'hasCrosshair', false],
    ['toggle-grid', 'hasGrid', true],
    ['toggle-minimap', 'hasMinimap', false],
    ['toggle-sharp-pixels', 'pixels', 'sharp'],
    ['cycle-labels', 'labels', 'selected'],
    ['brighten-picture', 'brightness', 1.1],
    ['darken-picture', 'brightness', 0.9],
    ['raise-contrast', 'contrast', 1.1],
    ['lower-contrast', 'contrast', 0.9],
  ] as const)('%s changes %s to %s, and reset-view changes it back', (id, setting, value) => {
    const test = new TestEditor(one).act(id);
    expect(test.state.settings).toEqual({ ...DEFAULT_VIEW_SETTINGS, [setting]: value });
    test.act('turn-right').act('reset-view');
    expect(test.state).toMatchObject({ settings: DEFAULT_VIEW_SETTINGS, rotation: 0 });
  });

  it('reset-view leaves how the pointer clicks', () => {
    const test = new TestEditor(one);
    test.editor.changeView({ clicksByDwelling: true, dwellMs: 700, hasGrid: true });
    expect(test.act('reset-view').state.settings).toEqual({
      ...DEFAULT_VIEW_SETTINGS,
      clicksByDwelling: true,
      dwellMs: 700,
    });
  });

  it.each([399, 2001, 700.5, '700'])('a time of %s to rest falls back to 1 s', (dwellMs) => {
    const settings = { clicksByDwelling: true, dwellMs };
    expect(readViewSettings(settings)).toMatchObject({ clicksByDwelling: true, dwellMs: 1000 });
  });

  it('names are on all regions, on the selected ones, on none, and on all again', () => {
    const test = new TestEditor(one);
    const labels = [1, 2, 3].map(() => test.act('cycle-labels').state.settings.labels);
    expect(labels).toEqual(['selected', 'never', 'always']);
  });

  it('stop at their limits', () => {
    const test = new TestEditor(one);
    for (let press = 0; press < 40; press += 1) test.act('brighten-picture').act('lower-contrast');
    expect(test.state.settings).toMatchObject({ brightness: 3, contrast: 0.2 });
  });

  it('in any order change neither the answer nor the history', () => {
    const ids = new TestEditor(one).editor.actions
      .filter(({ group }) => group === 'view')
      .map(({ id }) => id);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { maxLength: 20 }), (sequence) => {
        const test = new TestEditor(one);
        for (const id of sequence) test.act(id);
        expect(test.answer).toEqual(new TestEditor(one).answer);
        expect(test.state.canUndo).toBe(false);
        expect(test.operations).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leave what is being drawn as it is', () => {
    const test = new TestEditor().click(10, 20).act('turn-right').act('brighten-picture');
    test.expectPath('draw-box.drawing').click(110, 70).expectBoxes([0, 10, 20, 100, 50]);
  });
});

describe('the view', () => {
  it('takes over settings as far as they make sense', () => {
    const test = new TestEditor(one);
    test.editor.changeView({ gridPx: -3, fillOpacity: 0.5 });
    expect(test.state.settings).toMatchObject({ gridPx: 50, fillOpacity: 0.5 });
  });

  it('looks at any place, turned as it is, and the crosshair goes along', () => {
    const test = new TestEditor(one).pointerMove(500, 400).act('zoom-to-actual-size');
    test.wheel(500, 400, -800);
    test.editor.turnTo(450);
    test.editor.lookAt(imagePoint(300, 200));
    expect(test.state.rotation).toBe(90);
    const { crosshair } = test.editor.getScene();
    expect(crosshair?.x).toBeCloseTo(300, 6);
    expect(crosshair?.y).toBeCloseTo(200, 6);
  });

  it('draws, hits and moves in the picture’s own coordinates at any angle', () => {
    fc.assert(
      fc.property(fc.integer({ min: -360, max: 360 }), (degrees) => {
        const test = new TestEditor(one);
        test.editor.turnTo(degrees);
        test.drag([600, 300], [700, 380]);
        const [, drawn] = test.boxes;
        [0, 600, 300, 100, 80].forEach((number, index) => {
          expect(drawn?.[index]).toBeCloseTo(number, 1);
        });
        test.click(150, 150).expectSelected('a').drag([150, 150], [180, 140]);
        expect(test.boxes[0]?.[1]).toBeCloseTo(130, 1);
        expect(test.boxes[0]?.[2]).toBeCloseTo(90, 1);
      }),
      { numRuns: 40 },
    );
  });
});
