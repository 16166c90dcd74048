import type { Editor } from '@/editor/editor';
import { whenIdle } from '../ui/when-idle';

type Subscribe = Editor['subscribe'];

/** Between two looks of what only reads out numbers, milliseconds. */
const READOUT_MS = 50;
/** The longest that a panel stays behind the picture on a busy page, milliseconds. */
const BEHIND_MS = 60;

/** Passes on that something has changed, at most once in so many milliseconds, the last for sure. */
export function slowly(subscribe: Subscribe): Subscribe {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const unsubscribe = subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        listener();
      }, READOUT_MS);
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  };
}

/** Calls back when the page is idle after its next frame; returns the way to stop. */
function onceIdle(work: () => void): () => void {
  let stop: () => void;
  const frame = requestAnimationFrame(() => {
    stop = whenIdle(work, BEHIND_MS);
  });
  stop = () => cancelAnimationFrame(frame);
  return () => stop();
}

/** Whether the keyboard is in a panel beside the item: then the panel itself is what answers it. */
function isKeyboardInPanel(): boolean {
  return document.activeElement?.closest('aside') != null;
}

/**
 * Passes on that something has changed once the picture that shows it is painted; at once while
 * the keyboard is in a panel. Several changes until then count as one.
 */
export function afterPaint(subscribe: Subscribe): Subscribe {
  return (listener) => {
    let stop: (() => void) | null = null;
    const unsubscribe = subscribe(() => {
      if (isKeyboardInPanel()) listener();
      else {
        stop ??= onceIdle(() => {
          stop = null;
          listener();
        });
      }
    });
    return () => {
      unsubscribe();
      stop?.();
    };
  };
}
