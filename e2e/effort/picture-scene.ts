import { expect } from '@playwright/test';
import type { BoxRegion } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { createProject, importFiles, type ProjectId } from '../support/api';
import { readOneVote } from '../support/read-votes';
import { StageView } from '../support/stage-view';
import type { SceneGround } from './effort-scene';
import { Recorder } from './recorder';
import {
  cornersOf,
  drawScenePicture,
  MARKER_PX,
  PICTURE_SIZE,
  type ScenePicture,
  type Truth,
} from './scene-pictures';

/** A box that the server should hold. */
export interface TrueBox {
  classId: number;
  box: Truth;
}

const EDGE_TOLERANCE_PX = 1;

/** Makes a project of pictures for boxes, one answer each. */
export async function makePictureScene(
  { api }: SceneGround,
  name: string,
  classNames: readonly string[],
  pictures: readonly ScenePicture[],
): Promise<ProjectId> {
  const { id } = await createProject(api, {
    name,
    kind: 'image',
    labelSchema: { classes: classNames.map((one) => ({ name: one })), regions: ['box'] },
    annotationsPerTask: 1,
  });
  const files = await Promise.all(
    pictures.map(async (picture) => ({
      name: picture.name,
      bytes: await drawScenePicture(picture),
    })),
  );
  await importFiles(api, id, 'images', files);
  return id;
}

/** Opens the workbench and waits until the first picture is painted. */
export async function openPictures(
  { page, server, handed }: SceneGround,
  projectId: ProjectId,
  pictures: readonly ScenePicture[],
): Promise<{ recorder: Recorder; view: StageView }> {
  handed.length = 0;
  await page.goto(`${server.origin}/projects/${projectId}/label`);
  const view = await StageView.open(page, PICTURE_SIZE);
  await expect.poll(() => handed.length).toBeGreaterThan(0);
  const recorder = await Recorder.on(page, true);
  const first = pictureOf(handed[0], pictures);
  await page.waitForFunction(isMarkerPainted, markerOf(view, first), { polling: 'raf' });
  return { recorder, view };
}

/** The scene's picture that an assignment shows. */
export function pictureOf(
  assignment: AssignmentView | undefined,
  pictures: readonly ScenePicture[],
): ScenePicture {
  const found = pictures.find(({ name }) => name === assignment?.item.name);
  if (found === undefined) throw new Error(`No picture of the scene: ${assignment?.item.name}`);
  return found;
}

/** Drags from corner to corner of a truth. */
export async function drawBox(recorder: Recorder, view: StageView, truth: Truth): Promise<void> {
  const [from, to] = cornersOf(truth);
  await recorder.drag(view.toPage(from), view.toPage(to));
}

/** Where the picture's marker lies on the page, and its colour. */
export function markerOf(view: StageView, { level }: ScenePicture) {
  const [x, y] = view.toPage([MARKER_PX / 2, MARKER_PX / 2]);
  return { x, y, level };
}

/** Runs in the page: the time at which the picture with this marker is seen, else false. */
export function isMarkerPainted({ x, y, level }: { x: number; y: number; level: number }) {
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>(
    '[data-testid="image-stage"] canvas',
  )) {
    const place = canvas.getBoundingClientRect();
    const left = ((x - place.left) * canvas.width) / place.width;
    const top = ((y - place.top) * canvas.height) / place.height;
    const isInside = left >= 0 && top >= 0 && left < canvas.width && top < canvas.height;
    const context = isInside ? canvas.getContext('2d') : null;
    const [red = 0, green = 255, , alpha = 0] = context?.getImageData(left, top, 1, 1).data ?? [];
    if (alpha > 0 && green < 40 && Math.abs(red - level) < 10) return performance.now();
  }
  return false;
}

/** Waits until the server holds exactly these boxes, in any order, as the one vote on the task. */
export async function expectBoxes(
  { api }: SceneGround,
  assignment: AssignmentView | undefined,
  wanted: readonly TrueBox[],
): Promise<void> {
  if (assignment === undefined) throw new Error('No such assignment');
  const { answer } = await readOneVote(api, assignment.task.id);
  const regions = answer.regions.filter((region): region is BoxRegion => region.kind === 'box');
  expect(regions).toHaveLength(wanted.length);
  for (const { classId, box } of wanted) {
    const match = regions.find((region) => isWithin(region, box));
    expect(match?.classId, `the box at ${box.join(', ')}`).toBe(classId);
  }
}

function isWithin(region: BoxRegion, [x, y, width, height]: Truth): boolean {
  const edges = [
    region.x - x,
    region.y - y,
    region.x + region.width - (x + width),
    region.y + region.height - (y + height),
  ];
  return edges.every((edge) => Math.abs(edge) <= EDGE_TOLERANCE_PX);
}
