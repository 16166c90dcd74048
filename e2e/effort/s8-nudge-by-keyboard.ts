import { expect } from '@playwright/test';
import type { Answer } from '@/core/annotation';
import { claimAssignmentsContract } from '@/core/contracts/claim-assignments.contract';
import { getAssignmentContract } from '@/core/contracts/get-assignment.contract';
import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import type { Scene, SceneGround } from './effort-scene';
import { makePictureScene, openPictures } from './picture-scene';
import { Recorder } from './recorder';
import { TEN_OBJECTS } from './scene-pictures';

const TRUTH = TEN_OBJECTS.slice(4, 9);
const PICTURE = { name: 'five.jpg', level: 60, truth: TRUTH };

async function draftFive({ api }: SceneGround, projectId: `prj_${string}`) {
  const { assignments } = await api.call(claimAssignmentsContract, {
    params: { projectId },
    body: { count: 1 },
  });
  const [assignment] = assignments;
  if (assignment === undefined) throw new Error('Nothing to claim');
  const answer = {
    regions: TRUTH.map(([x, y, width, height], index) => ({
      kind: 'box' as const,
      id: `rgn_five${index}` as const,
      classId: 0,
      ...{ x, y, width, height },
    })),
    classIds: [],
  };
  const params = { assignmentId: assignment.id };
  await api.call(saveDraftContract, { params, body: { answer }, ifMatch: 0 });
  const read = async (): Promise<Answer['regions']> =>
    (await api.call(getAssignmentContract, { params })).draft?.answer.regions ?? [];
  return read;
}

/** Moves the first of five boxes by 3 px without a mouse. */
export const s8NudgeByKeyboard: Scene = {
  id: 'S8',
  title: 'one of five boxes moved by 3 px, no mouse',
  actionsMax: 4,
  secondsMax: 2.2,
  play: async (ground) => {
    const projectId = await makePictureScene(ground, 'S8', ['cat'], [PICTURE]);
    const read = await draftFive(ground, projectId);
    const before = await read();
    await openPictures(ground, projectId, [PICTURE]);
    const hands = await Recorder.on(ground.page, false);
    hands.start();
    hands.think();
    await hands.key('Tab');
    for (let step = 0; step < 3; step += 1) await hands.key('ArrowRight');
    const wanted = before.map((region, index) =>
      index === 0 && region.kind === 'box' ? { ...region, x: region.x + 3 } : region,
    );
    await expect.poll(read, { timeout: 10_000 }).toEqual(wanted);
    return hands.end('S8');
  },
};
