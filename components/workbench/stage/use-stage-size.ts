'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

interface StageSize {
  readonly width: number;
  readonly height: number;
}

/** Of the stage before this one: the next item's is the same, most of the time. */
let lastSize: StageSize = { width: 0, height: 0 };

/**
 * Gives the extent of an element, CSS px. A new element is thought to be as large as the last one,
 * so that an item is painted with its first render, and is measured before anything is painted.
 */
export function useStageSize(ref: RefObject<HTMLElement | null>): StageSize {
  const [size, setSize] = useState(lastSize);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const isSame = width === lastSize.width && height === lastSize.height;
      if (!isSame) lastSize = { width, height };
      setSize(lastSize);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
