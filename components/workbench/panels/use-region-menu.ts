'use client';

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { imageToView, viewToImage } from '@/editor/camera';
import type { Editor } from '@/editor/editor';
import { shapeOf } from '@/editor/shapes/shape-registry';
import { type ImagePoint, imagePoint, viewPoint } from '@/editor/units';
import type { MenuPlace } from './region-menu';

/** A right press that goes no further than this is a click, and opens the menu instead of panning. */
const CLICK_DISTANCE_PX = 4;
const RIGHT_BUTTON = 2;

/** Where the middle of the selection lies in the view, kept inside it. */
function selectionPlace(editor: Editor): MenuPlace {
  const { live, camera } = editor.getScene();
  const [first] = live;
  if (first === undefined) return { x: camera.view.width / 2, y: camera.view.height / 2 };
  const { x, y, width, height } = shapeOf(first.record).bounds(first.record);
  const at = imageToView(camera, imagePoint(x + width / 2, y + height / 2));
  return {
    x: Math.max(0, Math.min(camera.view.width, at.x)),
    y: Math.max(0, Math.min(camera.view.height, at.y)),
  };
}

/** Opens the menu on a right click in the picture, on the menu key, and wherever a list asks for it. */
export function useRegionMenu(editor: Editor, canvas: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<MenuPlace | null>(null);
  /** Where in the picture it was asked for; null from the keyboard or the list. */
  const [point, setPoint] = useState<ImagePoint | null>(null);
  const [opened, setOpened] = useState(editor);
  if (opened !== editor) {
    // another item
    setOpened(editor);
    setPlace(null);
  }
  const pressed = useRef<MenuPlace | null>(null);
  useEffect(
    () =>
      editor.on('request', ({ kind }) => {
        if (kind !== 'open-region-menu') return;
        const bounds = canvas.current?.getBoundingClientRect();
        const { x, y } = selectionPlace(editor);
        setPoint(null);
        setPlace({ x: x + (bounds?.left ?? 0), y: y + (bounds?.top ?? 0) });
      }),
    [editor, canvas],
  );
  const openInPicture = (x: number, y: number) => {
    const { hovered, camera } = editor.getScene();
    const bounds = canvas.current?.getBoundingClientRect();
    const at = viewPoint(x - (bounds?.left ?? 0), y - (bounds?.top ?? 0));
    const { selectedIds } = editor.getState();
    if (hovered === null) editor.select([]);
    else if (!selectedIds.includes(hovered.id)) editor.select([hovered.id]);
    setPoint(hovered === null ? viewToImage(camera, at) : null);
    setPlace({ x, y });
  };
  return {
    place,
    point,
    close: () => setPlace(null),
    openAt: (x: number, y: number) => {
      setPoint(null);
      setPlace({ x, y });
    },
    /** For the element around the picture. */
    canvasProps: {
      onPointerDownCapture: (event: PointerEvent) => {
        const isRight = event.button === RIGHT_BUTTON && event.pointerType === 'mouse';
        pressed.current = isRight ? { x: event.clientX, y: event.clientY } : null;
      },
      onPointerUp: ({ button, clientX, clientY }: PointerEvent) => {
        const start = pressed.current;
        pressed.current = null;
        if (start === null || button !== RIGHT_BUTTON) return;
        const distance = Math.hypot(clientX - start.x, clientY - start.y);
        if (distance < CLICK_DISTANCE_PX) openInPicture(clientX, clientY);
      },
    },
  };
}
