import { makeBoxes, PICTURE } from '../make-boxes.mjs';
import { recordGesture } from './gesture.mjs';

const FRAMES = 90;

/**
 * The bare loop in a page of the same browser: opening is parsing the answer's JSON, decoding the
 * picture and stroking all boxes; a frame clears the canvas and draws the picture and all boxes.
 * @param {import('@playwright/test').Browser} browser
 * @param {{count: number, picture: Buffer, viewport: {width: number, height: number}}} options
 */
export async function measureBareCanvas(browser, { count, picture, viewport }) {
  const page = await browser.newPage({ viewport });
  const json = JSON.stringify({ answer: { regions: makeBoxes(count), classIds: [] } });
  const scale = Math.min(viewport.width / PICTURE.width, viewport.height / PICTURE.height);
  await page.evaluate(prepare, { scale, ...viewport });
  const png = picture.toString('base64');
  await page.evaluate((bytes) => globalThis.bareLoad(bytes), png);
  const openMs = [];
  for (let run = 0; run < 5; run += 1) {
    openMs.push(await page.evaluate((text) => globalThis.bareOpen(text), json));
  }
  const pan = await recordGesture(page, { step: 'bareDraw', count: FRAMES });
  await page.close();
  return { openMs: openMs.slice(1), pan };
}

/** Runs in the page: puts what is measured on globalThis. */
function prepare({ scale, width, height }) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  const colors = Array.from({ length: 10 }, (_, index) => `hsl(${index * 36} 80% 45%)`);
  let groups = [];
  let bitmap = null;
  let file = null;
  const draw = (offset) => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(scale, 0, 0, scale, offset, offset / 2);
    context.drawImage(bitmap, 0, 0);
    context.lineWidth = 2 / scale;
    groups.forEach((boxes, classId) => {
      context.beginPath();
      for (const box of boxes) context.rect(box.x, box.y, box.width, box.height);
      context.strokeStyle = colors[classId];
      context.stroke();
    });
  };
  globalThis.bareLoad = (base64) => {
    file = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]);
  };
  globalThis.bareOpen = async (json) => {
    const startedAt = performance.now();
    const { regions } = JSON.parse(json).answer;
    groups = colors.map((_, classId) => regions.filter((box) => box.classId === classId));
    bitmap = await createImageBitmap(file);
    draw(0);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - startedAt;
  };
  globalThis.bareDraw = (frame) => draw(frame % 60);
}
