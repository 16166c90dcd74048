import type { ConcordClient } from '@/sdk/concord-client';
import { adminApi, createProject, importFiles, type NewProject, type ProjectId } from './api';
import { makeNoise, type Picture } from './pictures';
import type { TestServer } from './server';
import type { PictureSize } from './stage-view';

interface MadeProject {
  /** The admin's. */
  api: ConcordClient;
  projectId: ProjectId;
}

/** Lines of text that are answered with one key each: 1 for no, 2 for yes. */
export async function makeTextProject(server: TestServer, count: number): Promise<MadeProject> {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Lines',
    kind: 'text',
    labelSchema: { classes: [{ name: 'no' }, { name: 'yes' }], choice: 'single' },
  });
  const lines = Array.from({ length: count }, (_, index) => `Line number ${index + 1}`);
  await importFiles(api, id, 'txt', [{ name: 'lines.txt', bytes: lines.join('\n') }]);
  return { api, projectId: id };
}

/** Pictures for boxes around cats and dogs, unless `more` says otherwise. */
export async function makePictureProject(
  server: TestServer,
  pictures: readonly Picture[],
  more: Partial<NewProject> = {},
): Promise<MadeProject> {
  const api = adminApi(server);
  const { id } = await createProject(api, {
    name: 'Shapes',
    kind: 'image',
    labelSchema: { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
    ...more,
  });
  await importFiles(api, id, 'images', pictures);
  return { api, projectId: id };
}

/** Pictures of one size: 1.png, 2.png, … */
export async function makePictures(
  count: number,
  { widthPx, heightPx }: PictureSize,
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (let place = 1; place <= count; place += 1) {
    pictures.push(await makeNoise(`${place}.png`, widthPx, heightPx));
  }
  return pictures;
}
