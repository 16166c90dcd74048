import type { SceneGround } from './effort-scene';
import {
  expectBoxes,
  isMarkerPainted,
  markerOf,
  type openPictures,
  pictureOf,
} from './picture-scene';
import type { ScenePicture } from './scene-pictures';

/**
 * Answers pictures of one class in the order in which they are handed out, each followed by Space
 * and the wait for the next one's paint. Throws unless the server holds their truths.
 */
export async function answerPictures(
  ground: SceneGround,
  { recorder, view }: Awaited<ReturnType<typeof openPictures>>,
  pictures: readonly ScenePicture[],
  answer: (picture: ScenePicture) => Promise<void>,
): Promise<void> {
  for (let index = 0; index < pictures.length; index += 1) {
    await answer(pictureOf(ground.handed[index], pictures));
    await recorder.key('Space');
    if (index + 1 === pictures.length) break;
    const next = pictureOf(ground.handed[index + 1], pictures);
    await recorder.next(isMarkerPainted, markerOf(view, next));
  }
  for (const assignment of ground.handed) {
    const wanted = pictureOf(assignment, pictures).truth.map((box) => ({ classId: 0, box }));
    await expectBoxes(ground, assignment, wanted);
  }
}
