import { expect, type Page } from '@playwright/test';

/** x, y in px of the upright picture. */
export type Point = readonly [number, number];

const FIT_MARGIN_PX = 16;
const WHEEL_ZOOM = 0.002;

/** Of the upright picture. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A position after so many quarter turns to the right about the origin. */
function turn([x, y]: Point, turns: number): Point {
  return turns === 0 ? [x, y] : turn([-y, x], turns - 1);
}

/**
 * Where the picture lies on the screen, worked out from the page's layout and what the mouse has
 * done since, not asked of the editor: so what is drawn can be checked against it.
 */
export class StageView {
  /** Quarter turns of the picture to the right. */
  private turns = 0;

  private constructor(
    private readonly page: Page,
    private readonly size: PictureSize,
    private scale: number,
    private left: number,
    private top: number,
  ) {}

  /** The view of a picture that has just been opened: fitted and centred. */
  static async open(page: Page, size: PictureSize): Promise<StageView> {
    const stage = page.getByTestId('image-stage');
    await expect(stage.locator('canvas').first()).toBeVisible();
    const box = await stage.boundingBox();
    if (box === null) throw new Error('The stage has no place on the page');
    const scale = Math.min(
      (box.width - 2 * FIT_MARGIN_PX) / size.widthPx,
      (box.height - 2 * FIT_MARGIN_PX) / size.heightPx,
    );
    const left = box.x + (box.width - size.widthPx * scale) / 2;
    const top = box.y + (box.height - size.heightPx * scale) / 2;
    return new StageView(page, size, scale, left, top);
  }

  /** A position of the picture in px of the page. */
  toPage([x, y]: Point): Point {
    const [turnedX, turnedY] = turn([x, y], this.turns);
    return [this.left + turnedX * this.scale, this.top + turnedY * this.scale];
  }

  /** Turns the picture a quarter to the right and fits it again, by their keys. */
  async turnRight(): Promise<void> {
    await this.page.keyboard.press('Period');
    await this.page.keyboard.press('KeyF');
    this.turns = (this.turns + 1) % 4;
    const box = await this.page.getByTestId('image-stage').boundingBox();
    if (box === null) throw new Error('The stage has no place on the page');
    const { widthPx, heightPx } = this.size;
    const [across, down] = this.turns % 2 === 0 ? [widthPx, heightPx] : [heightPx, widthPx];
    const [width, height] = [box.width - 2 * FIT_MARGIN_PX, box.height - 2 * FIT_MARGIN_PX];
    this.scale = Math.min(width / across, height / down);
    const [x, y] = turn([widthPx / 2, heightPx / 2], this.turns);
    this.left = box.x + box.width / 2 - x * this.scale;
    this.top = box.y + box.height / 2 - y * this.scale;
    await expect(this.page.getByText(`${Math.round(this.scale * 100)} %`)).toBeVisible();
  }

  async click(point: Point): Promise<void> {
    await this.page.mouse.click(...this.toPage(point));
  }

  async move(point: Point): Promise<void> {
    await this.page.mouse.move(...this.toPage(point));
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.move(from);
    await this.page.mouse.down();
    await this.move([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    await this.move(to);
    await this.page.mouse.up();
  }

  /** Turns the wheel over a position, which stays where it is. */
  async wheel(at: Point, deltaY: number): Promise<void> {
    await this.move(at);
    await this.page.mouse.wheel(0, deltaY);
    const [x, y] = this.toPage(at);
    this.scale *= Math.exp(-deltaY * WHEEL_ZOOM);
    this.left = x - at[0] * this.scale;
    this.top = y - at[1] * this.scale;
    await expect(this.page.getByText(`${Math.round(this.scale * 100)} %`)).toBeVisible();
  }

  /** Moves the picture by so many px of the page: Space held, main button. */
  async pan(dx: number, dy: number): Promise<void> {
    const stage = await this.page.getByTestId('image-stage').boundingBox();
    const [x, y] = [(stage?.x ?? 0) + 200, (stage?.y ?? 0) + 200];
    await this.page.keyboard.down('Space');
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + dx, y + dy, { steps: 3 });
    await this.page.mouse.up();
    await this.page.keyboard.up('Space');
    this.left += dx;
    this.top += dy;
  }
}
