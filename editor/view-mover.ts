import type { ActionArgs } from './actions/action';
import {
  asSeen,
  type Camera,
  centreOn,
  resizeCamera,
  rotateCamera,
  viewToImage,
  zoomAt,
} from './camera';
import type { KeyInput } from './keymap';
import {
  type Pointer,
  type PointerInput,
  toPointer,
  type WheelInput,
  wheelFactor,
} from './pointer';
import type { ToolMachine } from './tools/tool-machine';
import { type ImagePoint, viewPoint } from './units';
import type { ViewState } from './view-state';

/**
 * Moves the camera, and keeps up with the pointer: when the picture moves under it, the pointer is
 * over another place of the picture, and what is being drawn or dragged follows.
 */
export class ViewMover {
  readonly #view: ViewState;
  readonly #machine: ToolMachine;

  constructor(view: ViewState, machine: ToolMachine) {
    this.#view = view;
    this.#machine = machine;
  }

  get camera(): Camera {
    return this.#view.camera;
  }
  set camera(camera: Camera) {
    this.#view.camera = camera;
    this.follow();
  }

  /** Zooms about the pointer. */
  wheel(input: WheelInput): void {
    this.camera = zoomAt(this.camera, viewPoint(input.x, input.y), wheelFactor(input));
  }

  resize(view: { width: number; height: number }): void {
    this.camera = resizeCamera(this.camera, view);
  }

  turnTo(degrees: number): void {
    this.camera = rotateCamera(this.camera, degrees);
  }

  lookAt(point: ImagePoint): void {
    this.camera = centreOn(this.camera, point);
  }

  /** Arrow keys go where they point, however the picture is turned in the view. */
  asSeen(args: ActionArgs): ActionArgs {
    const { dx, dy } = args;
    const { camera } = this;
    if (camera.rotation === 0 || dx === undefined || dy === undefined) return args;
    return { ...args, ...asSeen(camera, dx, dy) };
  }

  /** Returns the pointer as tools see it, and remembers where it is. */
  see(input: PointerInput): Pointer {
    const pointer = toPointer(input, this.camera);
    this.#view.pointer = pointer;
    return pointer;
  }

  /** Keys change what the pointer would do where it is. */
  seeModifiers(key: KeyInput): void {
    const { pointer } = this.#view;
    const { alt = false, shift = false, ctrl = false, meta = false } = key;
    const isSame =
      pointer === null ||
      (pointer.alt === alt &&
        pointer.shift === shift &&
        pointer.ctrl === ctrl &&
        pointer.meta === meta);
    if (!isSame) this.#view.pointer = { ...pointer, alt, shift, ctrl, meta };
  }

  /** The pointer is no longer over the view. */
  leave(): void {
    this.#view.pointer = null;
    this.#view.hoveredId = null;
  }

  /** The camera has moved: the pointer is over another place of the picture. */
  follow(): void {
    const { pointer, camera } = this.#view;
    if (pointer === null) return;
    const moved = { ...pointer, image: viewToImage(camera, pointer.view) };
    this.#view.pointer = moved;
    this.#machine.cameraMoved(moved);
  }
}
