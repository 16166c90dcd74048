import { beforeEach, describe, expect, it } from 'vitest';
import { History } from './history';
import type { RegionId } from './records';
import { toRecord } from './records';
import { RecordStore, type Undoable } from './store';
import { asBox, boxRegion } from './testing/test-editor';

let store: RecordStore;
let history: History;

beforeEach(() => {
  store = new RecordStore();
  history = new History(store);
});

const id = (name: string) => `rgn_${name}` as RegionId;
function put(name: string, x: number, undoable: Undoable = 'now') {
  const record = toRecord(boxRegion(name, [x, 0, 10, 10]), { id: id(name), z: 0 });
  store.change(undoable, (writer) => writer.put(record));
}
const xs = () => [...store.regions()].map((region) => asBox(region).x);

describe('history', () => {
  it('goes back mark by mark and forward again', () => {
    history.mark('one');
    put('a', 1);
    put('b', 2);
    history.mark('two');
    put('a', 3);
    expect(xs()).toEqual([3, 2]);
    history.undo();
    expect(xs()).toEqual([1, 2]);
    history.undo();
    expect(xs()).toEqual([]);
    expect(history.undo()).toBe(false);
    history.redo();
    history.redo();
    expect(xs()).toEqual([3, 2]);
    expect(history.redo()).toBe(false);
  });

  it('bails to a mark as if nothing had happened, redo included', () => {
    history.mark('one');
    put('a', 1);
    history.undo();
    const mark = history.mark('gesture');
    put('b', 2);
    history.mark('inner');
    put('b', 3);
    history.bailToMark(mark);
    expect(xs()).toEqual([]);
    expect(history.canUndo).toBe(false);
    expect(history.canRedo).toBe(true);
  });

  it('squashes everything since a mark into one step', () => {
    const mark = history.mark('many');
    put('a', 1);
    history.mark('inner');
    put('a', 2);
    history.squashToMark(mark);
    history.undo();
    expect(xs()).toEqual([]);
  });

  it('never takes back what arrived as `never`, not even in a record that a step changed', () => {
    put('a', 1, 'never');
    history.mark('move');
    put('a', 5);
    store.change('never', (writer) => {
      const record = store.get(id('a'));
      if (record?.typeName === 'region') writer.put({ ...record, classId: 2 });
    });
    put('b', 2, 'never');
    history.undo();
    expect(store.get(id('a'))).toMatchObject({ x: 1, classId: 2 });
    expect(store.get(id('b'))).toBeDefined();
    expect(history.undo()).toBe(false);
  });

  it('takes `later` changes back with the step before them, but counts none as a step', () => {
    history.mark('step');
    put('a', 1);
    history.mark('glance');
    put('b', 2, 'later');
    history.undo();
    expect(xs()).toEqual([]);
    history.redo();
    expect(xs()).toEqual([1, 2]);
    const other = new RecordStore();
    const silent = new History(other);
    other.change('later', (writer) =>
      writer.put(toRecord(boxRegion('c', [0, 0, 1, 1]), { id: id('c'), z: 0 })),
    );
    expect(silent.canUndo).toBe(false);
  });

  it('counts a step whose changes cancel out as none', () => {
    put('a', 1, 'never');
    const before = store.get(id('a'));
    history.mark('there and back');
    put('a', 2);
    store.change('now', (writer) => before && writer.put(before));
    expect(history.canUndo).toBe(false);
  });
});
