/**
 * Opens the workbench of a project and waits until its item is on the page.
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 */
export async function openItem(page, url) {
  await page.goto(url);
  await page.waitForFunction(isUp);
  await page.waitForTimeout(1_000);
}

/** Runs in the page: the item's name stands there and its canvas has an extent. */
function isUp() {
  const name = document.querySelector('[data-testid="item-name"]')?.textContent ?? '';
  const canvas = document.querySelector('[data-layer="picture"]');
  return name !== '' && canvas instanceof HTMLCanvasElement && canvas.width > 0;
}

/** Where the stage lies on the page, in CSS px. */
export async function stageBounds(page) {
  const bounds = await page.getByTestId('image-stage').boundingBox();
  if (bounds === null) throw new Error('The stage has no place on the page');
  return bounds;
}

/** Puts steps of gestures on the page, one call a frame: pointer moves and turns of the wheel. */
export async function installSteps(page) {
  await page.evaluate(() => {
    const stage = document.querySelector('[data-testid="image-stage"]');
    const send = (Kind, type, init) =>
      stage.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, ...init }));
    globalThis.moveFrom = { x: 0, y: 0, dx: 1, dy: 0, turn: 60, buttons: 1 };
    globalThis.stageMove = (step) => {
      const { x, y, dx, dy, turn, buttons } = globalThis.moveFrom;
      // out and back, so that what is seen stays much the same
      const along = turn - Math.abs((step % (2 * turn)) - turn);
      send(PointerEvent, 'pointermove', {
        ...{ clientX: x + dx * along, clientY: y + dy * along, button: -1, buttons },
        ...{ pointerId: 1, pointerType: 'mouse', isPrimary: true },
      });
    };
    globalThis.stageZoom = (step) => {
      const { x, y } = globalThis.moveFrom;
      const deltaY = step % 40 < 20 ? -40 : 40;
      send(WheelEvent, 'wheel', { clientX: x, clientY: y, deltaY });
    };
  });
}

/** Sets from where and whereto the moves go; `turn` steps out, then back. */
export function aim(page, moves) {
  return page.evaluate((wanted) => {
    globalThis.moveFrom = { dx: 1, dy: 0, turn: 60, buttons: 1, ...wanted };
  }, moves);
}
