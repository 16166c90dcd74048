'use client';

import { useLayoutEffect, useRef } from 'react';
import classes from './image-stage.module.css';
import { StageSurface, type SurfaceState } from './surface/stage-surface';

/** Calls back whenever the window comes onto a screen of another density, or is zoomed. */
function watchDensity(onChange: () => void): () => void {
  let query: MediaQueryList | null = null;
  const watch = () => {
    query?.removeEventListener('change', change);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', change);
  };
  const change = () => {
    watch();
    onChange();
  };
  watch();
  return () => query?.removeEventListener('change', change);
}

/** The picture and its resting regions, painted apart from React. */
export function StagePicture({ state }: { state: SurfaceState }) {
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<StageSurface | null>(null);
  useLayoutEffect(() => {
    if (host.current === null) return;
    const made = new StageSurface(host.current);
    surface.current = made;
    const unwatch = watchDensity(() => made.refresh());
    return () => {
      unwatch();
      surface.current = null;
      made.dispose();
    };
  }, []);
  useLayoutEffect(() => surface.current?.show(state));
  return <div ref={host} className={classes.picture} aria-hidden />;
}
