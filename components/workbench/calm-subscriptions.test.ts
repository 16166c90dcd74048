import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPaint, slowly } from './calm-subscriptions';

let frames: (() => void)[];
let idle: (() => void)[];
let tell: () => void;
let isInPanel: boolean;
const subscribe = (listener: () => void) => {
  tell = listener;
  return () => {
    tell = () => {};
  };
};
const run = (queue: (() => void)[]) => {
  for (const work of queue.splice(0)) work();
};

beforeEach(() => {
  [frames, idle, isInPanel] = [[], [], false];
  const drop = (queue: (() => void)[]) => (place: number) => {
    queue[place - 1] = () => {};
  };
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work));
  vi.stubGlobal('cancelAnimationFrame', drop(frames));
  vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
  vi.stubGlobal('cancelIdleCallback', drop(idle));
  vi.stubGlobal('document', {
    activeElement: { closest: () => (isInPanel ? {} : null) },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('panels hear once the picture is painted, of many changes as one', () => {
  const listener = vi.fn();
  afterPaint(subscribe)(listener);
  tell();
  tell();
  expect(listener).not.toHaveBeenCalled();
  run(frames);
  tell();
  expect(listener).not.toHaveBeenCalled();
  run(idle);
  expect(listener).toHaveBeenCalledTimes(1);
  tell();
  run(frames);
  run(idle);
  expect(listener).toHaveBeenCalledTimes(2);
});

test('a panel that has the keyboard hears at once', () => {
  const listener = vi.fn();
  afterPaint(subscribe)(listener);
  isInPanel = true;
  tell();
  expect(listener).toHaveBeenCalledTimes(1);
});

test.each([
  ['before the frame', () => {}],
  ['between frame and idle', () => run(frames)],
])('who has gone %s hears nothing more', (_, pass) => {
  const listener = vi.fn();
  const leave = afterPaint(subscribe)(listener);
  tell();
  pass();
  leave();
  run(frames);
  run(idle);
  expect(listener).not.toHaveBeenCalled();
});

test('readouts hear a few times a second, and of the last change for sure', () => {
  vi.useFakeTimers();
  const listener = vi.fn();
  slowly(subscribe)(listener);
  for (let change = 0; change < 10; change += 1) tell();
  vi.advanceTimersByTime(100);
  expect(listener).toHaveBeenCalledTimes(1);
  tell();
  vi.advanceTimersByTime(100);
  expect(listener).toHaveBeenCalledTimes(2);
});
