import sharp from 'sharp';
import { makeRow } from './print-rows.mjs';
import { quantile } from './statistics.mjs';
import {
  draftBoxes,
  makeCaller,
  makePicture,
  makeProject,
  openSignedIn,
} from './workbench/ground.mjs';
import { measureBareCanvas } from './workbench/measure-bare-canvas.mjs';
import { measureBundle } from './workbench/measure-bundle.mjs';
import { measureGestures } from './workbench/measure-gestures.mjs';
import { measureItemToItem } from './workbench/measure-item-to-item.mjs';
import { measureKeys } from './workbench/measure-keys.mjs';
import { measureLargePicture } from './workbench/measure-large-picture.mjs';
import { measureNodePerBox } from './workbench/measure-node-per-box.mjs';
import { measureOpening } from './workbench/measure-opening.mjs';
import { openItem } from './workbench/stage-page.mjs';
import { withBrowser } from './workbench/with-browser.mjs';

const COUNT = 10_000;
const SMALL_PICTURES = 560;
const VIEWPORT = { width: 1280, height: 800 };
const BOXES = `${COUNT.toLocaleString('en')} boxes`;
const MIB = 2 ** 20;

/**
 * The workbench of the production server in headless Chromium with software rendering, beside a bare
 * canvas loop and a page of one react-konva node a box in the same browser. Frames are not held to
 * a display's pace, so that each shows what it cost.
 */
export function run() {
  return withBrowser(measure);
}

async function measure(browser, server) {
  const call = makeCaller(server);
  const picture = await makePicture();
  const boxes = { count: COUNT, picture, viewport: VIEWPORT };
  const many = await makeProject(call, BOXES, [picture]);
  await draftBoxes(call, many, COUNT);
  const none = await makeProject(call, 'none', [picture]);
  const opened = { call, count: COUNT, viewport: VIEWPORT };

  const bare = await measureBareCanvas(browser, boxes);
  const nodes = await measureNodePerBox(browser, boxes);
  const opening = await measureOpening(browser, server, opened);
  const ours = await inWorkbench(browser, server, many, measureGestures);
  const bareAgain = await measureBareCanvas(browser, boxes);
  const keys = await inWorkbench(browser, server, many, measureKeys);
  const keysEmpty = await inWorkbench(browser, server, none, measureKeys);
  const bundle = await measureBundle(browser, server, { projectId: none, viewport: VIEWPORT });
  const pages = await makeProject(call, 'pages', await makeSmallPictures());
  const steps = await measureItemToItem(browser, server, { projectId: pages, viewport: VIEWPORT });
  const large = await measureLargePicture(browser, server, { viewport: VIEWPORT });

  const frames = [...bare.pan.frames, ...bareAgain.pan.frames];
  const openMs = [...bare.openMs, ...bareAgain.openMs];
  return [
    ...['drag', 'pan', 'zoom'].flatMap((kind) =>
      rowsOfGesture(kind, ours[kind], frames, nodes[kind]),
    ),
    rowOfOpening(opening, openMs),
    ...rowsOfKeys(keys, keysEmpty),
    ...rowsOfSteps(steps),
    ...rowsOfBundle(bundle),
    ...rowsOfLarge(large, ours.pan),
  ];
}

async function inWorkbench(browser, server, projectId, act) {
  const page = await openSignedIn(browser, server, VIEWPORT);
  await openItem(page, `${server.origin}/projects/${projectId}/label`);
  try {
    return await act(page);
  } finally {
    await page.context().close();
  }
}

/** Pictures that all differ, to the byte. */
function makeSmallPictures() {
  return Promise.all(
    Array.from({ length: SMALL_PICTURES }, (_, index) => {
      const background = { r: index % 256, g: Math.floor(index / 256), b: 120 };
      return sharp({ create: { width: 640, height: 480, channels: 3, background } })
        .png()
        .toBuffer();
    }),
  );
}

function rowsOfGesture(kind, ours, bareFrames, nodes) {
  const what = { drag: 'drag one box', pan: 'pan', zoom: 'zoom' }[kind];
  return [
    makeRow(`${BOXES}, ${what}: frame at 95 %`, quantile(ours.frames, 0.95), 'ms', {
      bare: quantile(bareFrames, 0.5),
      bareOf: 'bare canvas, the picture and all boxes each frame, median frame',
      note: `median ${quantile(ours.frames, 0.5).toFixed(1)} ms of ${ours.frames.length} frames; bar 0.5 ×`,
    }),
    makeRow(`${BOXES}, ${what}: script a frame`, ours.scriptMs, 'ms', {
      bare: nodes.scriptMs,
      bareOf: 'one react-konva node a box',
      note: `its median frame ${quantile(nodes.frames, 0.5).toFixed(0)} ms; bar 0.01 ×`,
    }),
  ];
}

function rowOfOpening(openMs, bareOpenMs) {
  return makeRow(`opening ${BOXES} from the item before`, quantile(openMs, 0.5), 'ms', {
    bare: quantile(bareOpenMs, 0.5),
    bareOf: 'bare canvas: parse, decode, draw',
    note: 'key press to all boxes shown, and parsing the answer; bar 1.5 ×',
  });
}

function rowsOfKeys(many, none) {
  const row = (name, share) =>
    makeRow(`${BOXES}, key press to paint, ${name}`, quantile(many, share), 'ms', {
      bare: quantile(none, share),
      bareOf: 'the same on a picture without boxes',
      note: 'bar: 16.7 ms more',
    });
  return [row('median', 0.5), row('95 %', 0.95)];
}

function rowsOfSteps({ stepMs, early, late, items, earlyAt, waiting, held }) {
  return [
    makeRow('item to item, prefetched, median', quantile(stepMs, 0.5), 'ms', {
      note: `key press to the next item's paint, ${items} items`,
    }),
    makeRow('item to item, prefetched, 95 %', quantile(stepMs, 0.95), 'ms'),
    makeRow('steps that waited for the network', waiting, `of ${held}`, {
      note: 'all answers held back until the next item was there; bar 0',
    }),
    makeRow(`heap after item ${items}`, late.bytes / MIB, 'MiB', {
      bare: early.bytes / MIB,
      bareOf: `after item ${earlyAt}, both after forced collection; bar 1.1 ×`,
    }),
    makeRow(`heap after item ${items}, objects alone`, late.objectBytes / MIB, 'MiB', {
      bare: early.objectBytes / MIB,
      bareOf: 'the same without the code that V8 has compiled',
    }),
  ];
}

function rowsOfBundle({ files, sentBytes, bytes, heavy }) {
  return [
    makeRow('scripts of the label route, compressed', sentBytes / 1024, 'KiB', {
      note: `${files} files, ${Math.round(bytes / 1024)} KiB unpacked`,
    }),
    makeRow('of them with onnxruntime or charts', heavy.length, 'files', {
      note: 'no model deployed; bar 0',
    }),
  ];
}

function rowsOfLarge(large, smallPan) {
  const what = '108 million px';
  return [
    makeRow(`${what}: import`, large.importSeconds, 's', {
      note: `jpeg of ${large.megabytes.toFixed(0)} MB, then ${large.cutSeconds.toFixed(1)} s for its tiles`,
    }),
    makeRow(`${what}: server memory over idle, peak`, large.serverBytes / MIB, 'MiB'),
    makeRow(`${what}: navigation to picture`, large.openMs, 'ms'),
    makeRow(`${what}: key for 1:1 to sharp`, large.sharpMs, 'ms', { note: `${large.tiles} tiles` }),
    makeRow(`${what}: pan at 1:1, frame at 95 %`, quantile(large.pan.frames, 0.95), 'ms', {
      bare: quantile(smallPan.frames, 0.95),
      bareOf: `the same on 3.8 million px with ${BOXES}`,
      note: `median ${quantile(large.pan.frames, 0.5).toFixed(1)} ms, tiles loading meanwhile`,
    }),
    makeRow(`${what}: memory of the page's process`, large.pageBytes / MIB, 'MiB'),
  ];
}
