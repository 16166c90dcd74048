'use client';

import { useLayoutEffect, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import type { Scene } from '@/editor/scene';
import classes from './image-stage.module.css';
import type { RestingLook } from './draw-resting';
import type { PictureSource } from './surface/picture-source';
import { StageSurface, type SurfaceState } from './surface/stage-surface';
import { isSmoothAt, pictureFilter } from './view/picture-filter';

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

function toSurfaceState(scene: Scene, picture: PictureSource, look: RestingLook): SurfaceState {
  const { camera, resting, isHidden, settings } = scene;
  return {
    ...{ camera, picture, groups: resting, look, isHidden },
    isSmooth: isSmoothAt(camera.scale, settings),
    pictureFilter: pictureFilter(settings),
  };
}

/** True where a scene looks the same on the surface; what is live is not on it. */
function isSameBelow(a: Scene, b: Scene): boolean {
  return (
    a.camera === b.camera &&
    a.resting === b.resting &&
    a.isHidden === b.isHidden &&
    a.settings === b.settings
  );
}

/**
 * The picture and its resting regions, painted apart from React: the surface follows the editor
 * itself, so that a step of a pan or a zoom renders no component.
 */
export function StagePicture({
  editor,
  picture,
  look,
}: {
  editor: Editor;
  picture: PictureSource;
  look: RestingLook;
}) {
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
  useLayoutEffect(() => {
    let shown: Scene | null = null;
    const show = () => {
      const scene = editor.getScene();
      if (shown === null || !isSameBelow(shown, scene)) {
        surface.current?.show(toSurfaceState(scene, picture, look));
      }
      shown = scene;
    };
    show();
    return editor.subscribe(show);
  }, [editor, picture, look]);
  return <div ref={host} className={classes.picture} aria-hidden />;
}
