import { describe, expect, it } from 'vitest';
import { FieldWatch } from './watch-fields';

describe('field watch', () => {
  it('changes with the fields that were read, and with no others', () => {
    let state = { scale: 1, count: 0, name: 'a' };
    const watch = new FieldWatch(() => state);
    const first = watch.getView();
    expect(first.count).toBe(0);
    state = { ...state, scale: 2 };
    expect(watch.getView()).toBe(first);
    state = { ...state, count: 1 };
    const second = watch.getView();
    expect(second).not.toBe(first);
    expect(second.count).toBe(1);
    // read late, such as in a handler: as it is now, and watched from then on
    expect(second.scale).toBe(2);
    state = { ...state, scale: 3 };
    expect(watch.getView()).not.toBe(second);
    expect({ ...watch.getView() }).toEqual(state);
  });

  it('forgets what only an earlier view has shown', () => {
    let state = { scale: 1, count: 0 };
    const watch = new FieldWatch(() => state);
    const first = watch.getView();
    expect(first.count + first.scale).toBe(1);
    state = { ...state, count: 1 };
    const second = watch.getView();
    expect(second.count).toBe(1);
    state = { ...state, scale: 2 };
    expect(watch.getView()).toBe(second);
  });
});
