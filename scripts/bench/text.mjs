import { makeRow } from './print-rows.mjs';
import { quantile } from './statistics.mjs';
import { recordGesture } from './workbench/gesture.mjs';
import { createProject, makeCaller, openSignedIn } from './workbench/ground.mjs';
import { pressKeys } from './workbench/press-keys.mjs';
import { withBrowser } from './workbench/with-browser.mjs';

const VIEWPORT = { width: 1280, height: 800 };
const CHARACTERS = 300_000;
const SPANS = 3_000;
const FRAMES = 240;
const STEP_PX = 60;
const PRESSES = 40;
const DOCUMENT = `300 KB, ${SPANS.toLocaleString('en')} spans`;
const WORDS =
  'the analytical engine weaves algebraic patterns 在北京 just as a loom naïve 👩‍🚀'.split(' ');

/** Lines of 20 to 140 words; the same each time. */
function makeText() {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  let text = '';
  while (text.length < CHARACTERS) {
    const words = Array.from({ length: 20 + random(120) }, () => WORDS[random(WORDS.length)]);
    text += `${words.join(' ')}.\n`;
  }
  return text;
}

/**
 * The text workbench of the production server in headless Chromium: scrolling a long text with many
 * spans beside scrolling the same text as plain paragraphs, and keys beside those of a short text.
 */
export function run() {
  return withBrowser(measure);
}

async function measure(browser, server) {
  const call = makeCaller(server);
  const text = makeText();
  const long = await makeTextProject(call, 'long', text);
  await draftSpans(call, long, [...text].length);
  const short = await makeTextProject(call, 'short', 'Ada Lovelace met Charles Babbage in London.');
  const bare = await measureBareScroll(browser, text);
  const ours = await inText(browser, server, long, measureScroll);
  const keys = await inText(browser, server, long, measureKeys);
  const keysShort = await inText(browser, server, short, measureKeys);
  return [
    makeRow(`${DOCUMENT}, scroll: frame at 95 %`, quantile(ours.frames, 0.95), 'ms', {
      bare: quantile(bare.frames, 0.95),
      bareOf: 'the same text as plain paragraphs, no spans',
      note: `median ${quantile(ours.frames, 0.5).toFixed(1)} ms, script ${ours.scriptMs.toFixed(1)} ms a frame`,
    }),
    makeRow(`${DOCUMENT}, key press to paint: at 95 %`, quantile(keys, 0.95), 'ms', {
      bare: quantile(keysShort, 0.95),
      bareOf: 'the same keys on one line without spans',
      note: `median ${quantile(keys, 0.5).toFixed(1)} ms; a word chosen, marked, the next`,
    }),
  ];
}

function makeTextProject(call, name, text) {
  const labelSchema = {
    classes: ['person', 'place', 'thing', 'date'].map((className) => ({ name: className })),
    regions: ['span'],
    choice: 'none',
  };
  const files = [{ name: 'text.jsonl', bytes: JSON.stringify({ text }) }];
  return createProject(call, { name, kind: 'text', labelSchema }, { format: 'jsonl', files });
}

/** Spans of 12 code points, every second of them with a longer one around it. */
async function draftSpans(call, projectId, length) {
  const { assignments } = await call('POST', `/projects/${projectId}/assignments`, { count: 1 });
  const gap = Math.floor(length / (SPANS / 2));
  const regions = Array.from({ length: SPANS }, (_, index) => {
    const start = Math.floor(index / 2) * gap;
    const end = start + (index % 2 === 0 ? 12 : 24);
    return { kind: 'span', classId: index % 4, start, end };
  });
  const path = `/assignments/${assignments[0].id}/draft`;
  await call('PATCH', path, { answer: { regions, classIds: [] } }, { 'if-match': '"v0"' });
}

async function inText(browser, server, projectId, act) {
  const page = await openSignedIn(browser, server, VIEWPORT);
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  await page.getByTestId('text-stage').waitFor();
  await page.waitForTimeout(1_500);
  try {
    return await act(page);
  } finally {
    await page.context().close();
  }
}

function installScroll(page, selector) {
  return page.evaluate(
    ({ wanted, stepPx }) => {
      const scroller = document.querySelector(wanted) ?? document.scrollingElement;
      globalThis.textScroll = () => scroller.scrollBy(0, stepPx);
    },
    { wanted: selector, stepPx: STEP_PX },
  );
}

async function measureScroll(page) {
  await installScroll(page, '[data-testid="text-scroller"]');
  return recordGesture(page, { step: 'textScroll', count: FRAMES });
}

async function measureBareScroll(browser, text) {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.evaluate((whole) => {
    document.body.style.cssText = 'max-width:70ch;margin:auto;font:17px/36px system-ui';
    for (const line of whole.split('\n')) {
      document.body.append(Object.assign(document.createElement('p'), { textContent: line }));
    }
  }, text);
  await installScroll(page, 'none');
  const gesture = await recordGesture(page, { step: 'textScroll', count: FRAMES });
  await page.close();
  return gesture;
}

/** A word chosen, marked, the next. */
function measureKeys(page) {
  const keys = [
    'Control+Shift+ArrowRight',
    'Digit2',
    'Control+ArrowRight',
    'Control+Shift+ArrowRight',
    'Digit3',
  ];
  return pressKeys(page, { keys, count: PRESSES, pauseMs: 40 });
}
