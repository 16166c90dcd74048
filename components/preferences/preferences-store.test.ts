import { describe, expect, it } from 'vitest';
import { type Preferences, PreferencesSchema } from '@/core/preferences';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { PreferencesStore } from './preferences-store';

/** The server's part: one row with a version, and a line that can be cut. */
class FakeServer {
  preferences: Preferences = PreferencesSchema.parse({});
  version = 1;
  isReachable = true;

  readonly call = (async (
    contract: { method: string },
    input: { ifMatch?: number; body?: Preferences } = {},
  ) => {
    await Promise.resolve();
    if (!this.isReachable) throw new ApiProblem({ code: 'network', status: 0, detail: '' });
    if (contract.method === 'PUT') {
      if (input.ifMatch !== this.version)
        throw new ApiProblem({ code: 'stale_version', status: 412, detail: '' });
      this.preferences = input.body as Preferences;
      this.version += 1;
    }
    return { preferences: this.preferences, version: this.version };
  }) as unknown as ConcordClient['call'];
}

class FakeStorage {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
}

const doneTour = (name: string) => (now: Preferences) => ({
  ...now,
  toursDone: [...now.toursDone, name],
});

describe('the preferences of one page', () => {
  it('are the server’s, and changes reach it', async () => {
    const server = new FakeServer();
    const store = new PreferencesStore(server, new FakeStorage(), 'usr_1');
    await store.load();
    expect(store.getSnapshot()).toMatchObject({ isLoaded: true });
    store.change(doneTour('image'));
    store.change(doneTour('text'));
    expect(store.getSnapshot().preferences.toursDone).toEqual(['image', 'text']);
    await store.flush();
    expect(server.preferences.toursDone).toEqual(['image', 'text']);
  });

  it('join the changes of two pages', async () => {
    const server = new FakeServer();
    const [one, two] = [new FakeStorage(), new FakeStorage()].map(
      (storage) => new PreferencesStore(server, storage, 'usr_1'),
    ) as [PreferencesStore, PreferencesStore];
    await Promise.all([one.load(), two.load()]);
    one.change(doneTour('image'));
    await one.flush();
    two.change((now) => ({ ...now, keymap: { preset: 'cvat', bindings: {} } }));
    await two.flush();
    expect(server.preferences).toMatchObject({
      toursDone: ['image'],
      keymap: { preset: 'cvat' },
    });
    expect(two.getSnapshot().preferences).toEqual(server.preferences);
  });

  it('survive a reload without the server, and are sent when it is back', async () => {
    const server = new FakeServer();
    const storage = new FakeStorage();
    server.isReachable = false;
    const before = new PreferencesStore(server, storage, 'usr_1');
    await before.load();
    before.change(doneTour('image'));
    await before.flush();
    const after = new PreferencesStore(server, storage, 'usr_1');
    expect(after.getSnapshot()).toMatchObject({
      preferences: { toursDone: ['image'] },
      isLoaded: false,
    });
    server.isReachable = true;
    await after.load();
    expect(server.preferences.toursDone).toEqual(['image']);
    expect(after.getSnapshot().isLoaded).toBe(true);
  });

  it('are each person’s own in one browser, and broken ones are left aside', () => {
    const storage = new FakeStorage();
    new PreferencesStore(new FakeServer(), storage, 'usr_1').change(doneTour('image'));
    storage.setItem('concord-preferences:usr_3', '{"preferences":{"keymap":7}}');
    for (const other of ['usr_2', 'usr_3']) {
      const store = new PreferencesStore(new FakeServer(), storage, other);
      expect(store.getSnapshot().preferences.toursDone).toEqual([]);
    }
  });

  it('follow another tab', async () => {
    const server = new FakeServer();
    const storage = new FakeStorage();
    const [one, two] = [1, 2].map(() => new PreferencesStore(server, storage, 'usr_1')) as [
      PreferencesStore,
      PreferencesStore,
    ];
    one.change(doneTour('image'));
    await one.flush();
    let told = 0;
    two.subscribe(() => {
      told += 1;
    });
    two.adopt({ key: 'concord-preferences:usr_1' });
    expect(two.getSnapshot().preferences.toursDone).toEqual(['image']);
    expect(told).toBe(1);
  });
});
