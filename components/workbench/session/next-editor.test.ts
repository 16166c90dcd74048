import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { Clipboard } from '@/editor/clipboard';
import { Editor } from '@/editor/editor';
import { NextEditor } from './next-editor';
import type { OpenedLog } from './open-log';
import { type CarriedOver, makeWorkItem } from './work-item';

const SCHEMA = makeLabelSchema('image', {
  classes: [{ name: 'cat' }, { name: 'dog' }],
  regions: ['box'],
});
const PROJECT = { kind: 'image', labelSchema: SCHEMA } as unknown as ProjectView;
const ASSIGNMENT = {
  item: { widthPx: 900, heightPx: 600, text: null },
} as unknown as AssignmentView;

const REGION: Region = {
  ...{ kind: 'box', classId: 0, x: 1, y: 2, width: 30, height: 40, rotation: 0 },
  ...{ attributes: {}, origin: 'manual' },
};

/** A draft of one box; of the sticky class where it names none. */
function makeOpened(activeClassId: number | null): OpenedLog {
  const answer = { regions: [REGION], classIds: [] };
  const draft = new Editor({ kind: 'image', schema: SCHEMA, answer }).toDraft();
  const base = { ...draft, activeClassId };
  return { log: { base, operations: [], version: 1, ackedSeq: 0 }, conflicts: [] };
}

function makeCarried(activeClassId: number): CarriedOver {
  return { activeClassId, clipboard: new Clipboard(), previousRegions: [] };
}

const cannotReopen = () => false;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Prepares an item ahead, then takes it: how often an editor was opened from its log in all. */
function countOpened(
  draftClassId: number | null,
  change: (ground: { item: ReturnType<typeof makeWorkItem>; carried: CarriedOver }) => void,
) {
  const opening = vi.spyOn(Editor, 'fromLog');
  const next = new NextEditor();
  const item = makeWorkItem(ASSIGNMENT, { opened: makeOpened(draftClassId) });
  const carried = makeCarried(1);
  next.prepare(item, PROJECT, carried, cannotReopen);
  next.prepare(item, PROJECT, carried, cannotReopen);
  expect(opening).toHaveBeenCalledTimes(0);
  vi.runAllTimers();
  expect(opening).toHaveBeenCalledTimes(1);
  change({ item, carried });
  const editor = next.take(item, PROJECT, carried, cannotReopen);
  return { editor, opened: opening.mock.calls.length };
}

describe('the editor of the next item', () => {
  it('is opened while nobody waits, once', () => {
    const { editor, opened } = countOpened(0, () => {});
    expect(opened).toBe(1);
    expect(editor.getState()).toMatchObject({ regionCount: 1, activeClassId: 0 });
  });

  it('keeps what was answered meanwhile at hand', () => {
    const { editor } = countOpened(0, ({ carried }) => {
      carried.previousRegions = [REGION];
    });
    expect(editor.getState().previousCount).toBe(1);
  });

  it('is opened anew where its draft was changed in another tab', () => {
    const { opened } = countOpened(0, ({ item }) => {
      item.opened = makeOpened(1);
    });
    expect(opened).toBe(2);
  });

  it('goes on with the sticky class as it is now where the draft names none', () => {
    const sticky = countOpened(null, ({ carried }) => {
      carried.activeClassId = 0;
    });
    expect(sticky.opened).toBe(2);
    expect(sticky.editor.getState().activeClassId).toBe(0);
    vi.restoreAllMocks();
    const own = countOpened(0, ({ carried }) => {
      carried.activeClassId = 0;
    });
    expect(own.opened).toBe(1);
  });
});
