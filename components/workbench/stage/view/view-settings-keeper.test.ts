import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_VIEW_SETTINGS, readViewSettings } from '@/editor/view-settings';
import { ViewSettingsKeeper } from './view-settings-keeper';

class FakeStorage {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
}

/** A page of one person, whose preferences take in what it sends. */
function openPage(storage = new FakeStorage(), view: Record<string, unknown> = {}) {
  const preferences = { ...view } as Record<string, never>;
  const sent: object[] = [];
  const keeper = new ViewSettingsKeeper(
    () => storage,
    (changed) => {
      sent.push(changed);
      Object.assign(preferences, changed);
    },
  );
  const change = (changes: object) =>
    keeper.note(readViewSettings({ ...keeper.settings, ...changes }));
  const know = (isLoaded = true, userId = 'usr_1') =>
    keeper.adopt({ userId, view: preferences, isLoaded });
  return { keeper, storage, sent, change, know };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the settings of the view', () => {
  it('are there at once from the browser, and then as the person’s preferences say', () => {
    const first = openPage();
    first.know();
    first.change({ brightness: 1.4 });
    const next = openPage(first.storage, { brightness: 1.4, hasGrid: true });
    expect(next.keeper.settings).toEqual({ ...DEFAULT_VIEW_SETTINGS, brightness: 1.4 });
    expect(next.know()).toEqual({ ...DEFAULT_VIEW_SETTINGS, brightness: 1.4, hasGrid: true });
    expect(next.sent).toEqual([]);
  });

  it('are sent when the hand rests, and only what was changed', () => {
    const page = openPage();
    page.know();
    for (let step = 1; step <= 20; step += 1) page.change({ contrast: 1 + step / 20 });
    page.change({ labels: 'never' });
    expect(page.sent).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(page.sent).toEqual([{ contrast: 2, labels: 'never' }]);
    vi.advanceTimersByTime(5_000);
    expect(page.sent).toHaveLength(1);
  });

  it('that are changed before the person is known wait for them, and win', () => {
    const page = openPage(new FakeStorage(), { brightness: 2, hasGrid: true });
    page.change({ brightness: 0.5 });
    vi.advanceTimersByTime(5_000);
    expect(page.sent).toEqual([]);
    expect(page.know()).toMatchObject({ brightness: 0.5, hasGrid: true });
    expect(page.sent).toEqual([{ brightness: 0.5 }]);
  });

  it('stay as the browser has them until the server has answered', () => {
    const first = openPage();
    first.know();
    first.change({ gridPx: 20 });
    const offline = openPage(first.storage);
    expect(offline.know(false)).toMatchObject({ gridPx: 20 });
    expect(offline.know(true)).toEqual(DEFAULT_VIEW_SETTINGS);
  });

  it('of one person are not another’s in the same browser', () => {
    const first = openPage();
    first.know();
    first.change({ saturation: 0 });
    const second = openPage(first.storage);
    expect(second.know(false, 'usr_2')).toEqual(DEFAULT_VIEW_SETTINGS);
    expect(second.sent).toEqual([]);
  });

  it('follow a change elsewhere, but for what is just being changed here', () => {
    const page = openPage();
    page.know();
    page.change({ brightness: 1.2 });
    const view = { brightness: 0.8, hasMinimap: false };
    expect(page.keeper.adopt({ userId: 'usr_1', view, isLoaded: true })).toMatchObject({
      brightness: 1.2,
      hasMinimap: false,
    });
    page.keeper.flush();
    expect(page.sent).toEqual([{ brightness: 1.2 }]);
  });

  it('work without storage, and whatever it holds', () => {
    const keeper = new ViewSettingsKeeper(
      () => {
        throw new Error('refused');
      },
      () => {},
    );
    keeper.note({ ...DEFAULT_VIEW_SETTINGS, hasGrid: true });
    expect(keeper.settings.hasGrid).toBe(true);
    for (const broken of ['{', '7', '{"userId":7}', '{"userId":"u","settings":"x"}']) {
      const storage = new FakeStorage();
      storage.setItem('concord-view', broken);
      expect(openPage(storage).keeper.settings).toEqual(DEFAULT_VIEW_SETTINGS);
    }
  });
});
