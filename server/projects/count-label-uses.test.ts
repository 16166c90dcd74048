import { describe, expect, it } from 'vitest';
import { type Region, RegionSchema } from '@/core/annotation';
import { submitAnnotation } from '../annotations/submit-annotation';
import { claimAssignments } from '../assignments/claim-assignments';
import { openTestGround } from '../assignments/testing/open-test-ground';
import { addMember, importAll, makePerson } from '../assignments/testing/test-project';
import { changeLabelSchema } from './change-label-schema';
import { countLabelUses } from './count-label-uses';
import { createProject } from './create-project';

const { ground, admin } = openTestGround();

async function makeProject() {
  const { id } = await createProject(admin, {
    name: 'Used',
    description: '',
    kind: 'text',
    guide: '',
    annotationsPerTask: 2,
    labelSchema: {
      classes: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
      regions: ['span'],
      choice: 'single',
      attributes: [{ type: 'checkbox', name: 'sure' }],
    },
  });
  const bytes = Buffer.from('One line of text');
  await importAll(admin, id, 'txt', [{ name: 'text.txt', bytes }]);
  return id;
}

const span = (classId: number, attributes = {}): Region =>
  RegionSchema.parse({ kind: 'span', classId, start: 0, end: 3, attributes });

describe('countLabelUses', () => {
  it('counts regions and items of each class, kinds and attributes, over all answers', async () => {
    const projectId = await makeProject();
    expect(await countLabelUses(admin, { projectId })).toEqual({
      classes: [],
      kinds: [],
      attributes: [],
    });
    const answers = [
      { regions: [span(1, { sure: true }), span(1), span(2)], classIds: [0] },
      { regions: [], classIds: [1] },
    ];
    for (const answer of answers) {
      const person = await makePerson(ground);
      await addMember(person, projectId);
      const wanted = { projectId, count: 1, resume: false };
      const [assignment] = (await claimAssignments(person, wanted)).assignments;
      if (assignment === undefined) throw new Error('there is no work');
      const assignmentId = assignment.id;
      await submitAnnotation(person, { assignmentId, ...answer, durationMs: 1 });
    }
    const uses = {
      classes: [
        { classId: 0, regions: 0, items: 1 },
        { classId: 1, regions: 2, items: 1 },
        { classId: 2, regions: 1, items: 0 },
      ],
      kinds: [{ kind: 'span', regions: 3 }],
      attributes: [{ name: 'sure', regions: 1 }],
    };
    expect(await countLabelUses(admin, { projectId })).toEqual(uses);
    const change = { classes: [{ id: 0, name: 'a' }], attributes: [] };
    await changeLabelSchema(admin, { projectId, ifMatch: 1, change });
    expect(await countLabelUses(admin, { projectId })).toEqual(uses);
  });

  it('is shut to annotators', async () => {
    const projectId = await makeProject();
    const annotator = await makePerson(ground);
    await addMember(annotator, projectId);
    await expect(countLabelUses(annotator, { projectId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
