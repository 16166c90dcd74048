import { POLYGON_POINTS_MAX } from '@/core/annotation';
import { type Camera, imageToView } from '../../camera';
import type { PolygonRecord } from '../../shapes/polygon-shape';
import { type ImagePoint, imagePoint, roundPx } from '../../units';
import type { Preview } from '../tool-state';

type Corner = PolygonRecord['points'][number];

const CORNERS_MIN = 3;

/** The corners set so far and the place of the next one; positions must lie inside the image. */
export class CornerLine {
  #corners: readonly Corner[] = [];
  #next: Corner;
  /** So near in the view two positions are one; 0 where a corner can be met exactly. */
  reachPx: number;

  constructor(at: ImagePoint, reachPx: number) {
    this.#next = [roundPx(at.x), roundPx(at.y)];
    this.reachPx = reachPx;
  }

  get corners(): readonly Corner[] {
    return this.#corners;
  }

  /** Three corners at least, and not all on one line, as beside the picture: they enclose something. */
  get isEnough(): boolean {
    const [first, second] = this.#corners;
    if (first === undefined || second === undefined) return false;
    const [dx, dy] = [second[0] - first[0], second[1] - first[1]];
    return (
      this.#corners.length >= CORNERS_MIN &&
      this.#corners.some(([x, y]) => (x - first[0]) * dy !== (y - first[1]) * dx)
    );
  }

  moveTo({ x, y }: ImagePoint): void {
    this.#next = [roundPx(x), roundPx(y)];
  }

  /** The next corner lies on the first or the last one: setting it there closes the polygon. */
  isClosing(camera: Camera): boolean {
    return this.isEnough && this.#isAtEnd(camera);
  }

  /** Sets the next corner; true where that closes the polygon. */
  set(camera: Camera): boolean {
    if (this.isClosing(camera) || this.#corners.length >= POLYGON_POINTS_MAX) return true;
    if (!this.#isAtEnd(camera)) this.#corners = [...this.#corners, this.#next];
    return false;
  }

  /** Takes the last corner back; false where only one is left, and the gesture with it. */
  takeBack(): boolean {
    if (this.#corners.length <= 1) return false;
    this.#corners = this.#corners.slice(0, -1);
    return true;
  }

  preview(camera: Camera): Preview {
    const points = [...this.#corners, this.#next];
    return { kind: 'polygon', points, isClosing: this.isClosing(camera) };
  }

  #isAtEnd(camera: Camera): boolean {
    return this.#isAt(this.#corners[0], camera) || this.#isAt(this.#corners.at(-1), camera);
  }

  #isAt(corner: Corner | undefined, camera: Camera): boolean {
    if (corner === undefined) return false;
    const a = imageToView(camera, imagePoint(...corner));
    const b = imageToView(camera, imagePoint(...this.#next));
    return Math.hypot(a.x - b.x, a.y - b.y) <= this.reachPx;
  }
}
