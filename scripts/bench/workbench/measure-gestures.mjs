import { PICTURE } from '../make-boxes.mjs';
import { recordGesture } from './gesture.mjs';
import { LONE_BOX } from './ground.mjs';
import { aim, installSteps, stageBounds } from './stage-page.mjs';

const FRAMES = 240;
const FIT_MARGIN_PX = 16;

/**
 * Pan, zoom and dragging one box in the workbench as it is open: frames and script of each. One
 * pointer event a frame goes through the page's own handlers.
 * @param {import('@playwright/test').Page} page
 */
export async function measureGestures(page) {
  await installSteps(page);
  const stage = await stageBounds(page);
  const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down({ button: 'middle' });
  await aim(page, { ...middle, dx: 3, dy: 2, buttons: 4 });
  const pan = await recordGesture(page, { step: 'stageMove', count: FRAMES });
  await page.mouse.up({ button: 'middle' });
  await aim(page, middle);
  const zoom = await recordGesture(page, { step: 'stageZoom', count: FRAMES });
  await page.keyboard.press('KeyF');
  await page.waitForTimeout(500);
  const at = placeOfLoneBox(stage);
  await page.mouse.click(at.x, at.y);
  await page.waitForTimeout(300);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await aim(page, { ...at, dx: 0.5, dy: 1 });
  const drag = await recordGesture(page, { step: 'stageMove', count: FRAMES });
  const isDragged = await page.evaluate(() => document.querySelector('[data-testid="save-state"]'));
  if (isDragged === null) throw new Error('The workbench has gone');
  await page.mouse.up();
  await page.keyboard.press('Escape');
  return { pan, zoom, drag };
}

/** The middle of the lone box in the fitted view, in px of the page. */
function placeOfLoneBox(stage) {
  const scale = Math.min(
    (stage.width - 2 * FIT_MARGIN_PX) / PICTURE.width,
    (stage.height - 2 * FIT_MARGIN_PX) / PICTURE.height,
  );
  const left = stage.x + (stage.width - PICTURE.width * scale) / 2;
  const top = stage.y + (stage.height - PICTURE.height * scale) / 2;
  return {
    x: left + (LONE_BOX.x + LONE_BOX.width / 2) * scale,
    y: top + (LONE_BOX.y + LONE_BOX.height / 2) * scale,
  };
}
