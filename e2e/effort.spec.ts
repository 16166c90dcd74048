import { appendFile } from 'node:fs/promises';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import { SCENES } from './effort/scenes';
import { adminApi } from './support/api';
import { expect, signInAsAdmin, test } from './support/fixtures';
import { onHandedOut } from './support/open-bench';

/** Where `npm run bench -- effort` wants the rows, a JSON line each. */
const ROWS_FILE = process.env['CONCORD_EFFORT_ROWS'];

test.use({ viewport: { width: 1440, height: 900 } });

for (const scene of SCENES) {
  test(`${scene.id}: ${scene.title} in at most ${scene.actionsMax} actions`, async ({
    page,
    server,
  }) => {
    test.setTimeout(240_000);
    const handed: AssignmentView[] = [];
    onHandedOut(page, (assignments) => {
      const known = new Set(handed.map(({ id }) => id));
      handed.push(...assignments.filter(({ id }) => !known.has(id)));
    });
    await signInAsAdmin(page, server);
    const row = await scene.play({ page, server, api: adminApi(server), handed });
    if (ROWS_FILE !== undefined) {
      const { actionsMax, secondsMax, title } = scene;
      const line = JSON.stringify({ ...row, title, actionsMax, secondsMax });
      await appendFile(ROWS_FILE, `${line}\n`);
    }
    expect(row.actions).toBeLessThanOrEqual(scene.actionsMax);
    expect(row.seconds).toBeLessThanOrEqual(scene.secondsMax);
    expect(row.pageLoads).toBe(0);
  });
}
