import { afterEach, expect, test, vi } from 'vitest';
import { draftKeyOf, readDraft, writeDraft } from './comment-drafts';

afterEach(() => void vi.unstubAllGlobals());

function stubStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  vi.stubGlobal('window', { localStorage });
  return kept;
}

test('a draft about a task is its writer’s alone', () => {
  const kept = stubStorage();
  writeDraft(draftKeyOf('usr_1', 'tsk_1'), 'between us');
  expect(readDraft(draftKeyOf('usr_1', 'tsk_1'))).toBe('between us');
  expect(readDraft(draftKeyOf('usr_2', 'tsk_1'))).toBe('');
  expect(readDraft(draftKeyOf(undefined, 'tsk_1'))).toBe('');
  writeDraft(draftKeyOf(undefined, 'tsk_1'), 'of nobody');
  writeDraft(draftKeyOf('usr_1', 'tsk_1'), '');
  expect(kept.size).toBe(0);
});

test('a browser that refuses storage is no error', () => {
  vi.stubGlobal('window', {});
  writeDraft(draftKeyOf('usr_1', 'tsk_1'), 'text');
  expect(readDraft(draftKeyOf('usr_1', 'tsk_1'))).toBe('');
});
