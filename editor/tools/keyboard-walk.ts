import type { ActionArgs } from '../actions/action';
import { clampPoint } from '../bounds';
import { bringPointIntoView } from '../camera';
import type { EditorContext } from '../editor-context';
import { type ImagePoint, imagePoint } from '../units';

/** A held arrow goes faster by one step after so many repeats, up to so many times. */
const REPEATS_PER_GEAR = 6;
const GEAR_MAX = 10;

/** A cursor in whole ImagePx that arrows move over the picture; it stays on it and in view. */
export class KeyboardWalk {
  readonly #editor: EditorContext;
  #at: ImagePoint;
  #repeats = 0;

  constructor(editor: EditorContext, from: ImagePoint) {
    this.#editor = editor;
    this.#at = clampPoint(imagePoint(Math.round(from.x), Math.round(from.y)), editor.image);
  }

  get at(): ImagePoint {
    return this.#at;
  }

  /** Moves by dx and dy ImagePx, faster and faster while the key is held. */
  move({ dx = 0, dy = 0, isRepeat = false }: ActionArgs): void {
    const { image, view } = this.#editor;
    this.#repeats = isRepeat ? this.#repeats + 1 : 0;
    const gear = Math.min(GEAR_MAX, 1 + Math.floor(this.#repeats / REPEATS_PER_GEAR));
    const { x, y } = this.#at;
    this.#at = clampPoint(imagePoint(x + dx * gear, y + dy * gear), image);
    view.camera = bringPointIntoView(view.camera, this.#at);
  }
}
