import type { ImageWindow } from '../regions/region-kind-view';

/** A picture that can be drawn piece by piece, however it is held. */
export interface PictureSource {
  /** The pixels have been given back: what is shown of them should stay until another comes. */
  readonly isGone: boolean;
  /**
   * Draws what lies in the window on a context whose transform maps ImagePx; `scale` is device px
   * for one image px.
   */
  draw(context: CanvasRenderingContext2D, window: ImageWindow, scale: number): void;
  /** Says what is in view now: that is loaded as sharp as it can be seen, and nothing else. */
  want(window: ImageWindow, scale: number): void;
  /** Calls back with each window that has become sharper, until the returned function is called. */
  listen(listener: (window: ImageWindow) => void): () => void;
  /** Gives back what was loaded; it is loaded again where it is wanted. */
  release(): void;
}
