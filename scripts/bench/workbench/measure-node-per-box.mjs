import { join } from 'node:path';
import { build } from 'esbuild';
import { makeBoxes, PICTURE } from '../make-boxes.mjs';
import { recordGesture } from './gesture.mjs';

const FRAMES = 10;

/**
 * The same boxes as one react-konva node each, in a page of its own: frames and script of a pan, a
 * zoom and a drag of one box.
 * @param {import('@playwright/test').Browser} browser
 * @param {{count: number, viewport: {width: number, height: number}}} options
 */
export async function measureNodePerBox(browser, { count, viewport }) {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'node-per-box.tsx')],
    bundle: true,
    write: false,
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['canvas'],
  });
  const page = await browser.newPage({ viewport });
  await page.addScriptTag({ content: outputFiles[0].text });
  const scale = Math.min(viewport.width / PICTURE.width, viewport.height / PICTURE.height);
  const view = { x: 0, y: 0, scale, drag: 0 };
  await page.evaluate(
    ([rows, start, width, height]) => globalThis.nodesOpen(rows, start, width, height),
    [makeBoxes(count), view, viewport.width, viewport.height],
  );
  const pan = await recordGesture(page, { step: 'nodesPan', count: FRAMES });
  const zoom = await recordGesture(page, { step: 'nodesZoom', count: FRAMES });
  const drag = await recordGesture(page, { step: 'nodesDrag', count: FRAMES });
  await page.close();
  return { pan, zoom, drag };
}
