import type { World } from './make-world';

type Body = Record<string, unknown>;

const FENCE = { fence: 1 };
const MODEL_FIELDS = { card: '{}', metrics: '{}', samples: '{"samples":[]}' };

/** A valid body for each operation that has one, by contract id. */
export const EXAMPLE_BODIES: Readonly<Record<string, (world: World) => Body>> = {
  'accept-invite': (world) => ({
    secret: world.inviteSecret,
    account: { name: 'Ann', email: 'ann@example.org', password: 'a long password' },
  }),
  'add-member': () => ({ email: 'spare@example.org', role: 'annotator' }),
  'add-ready-made-model': () => ({ name: 'nanodet-coco' }),
  'adjudicate-task': () => ({
    source: 'edited',
    answer: { regions: [], classIds: [] },
    reason: 'Seen',
  }),
  'change-label-schema': () => ({
    classes: [{ id: 0, name: 'cat' }, { name: 'dog' }],
    regions: ['box'],
  }),
  'claim-assignments': () => ({ count: 1 }),
  'claim-training-run': () => ({ worker: 'w', recipes: ['detector'], device: 'cpu' }),
  'complete-training-run': () => ({ ...FENCE, ...MODEL_FIELDS }),
  'create-comment': (world) => ({ taskId: world.leasedTaskId, body: 'Is this a cat?' }),
  'create-import': () => ({ format: 'images' }),
  'create-invite': () => ({ role: 'annotator' }),
  'create-model': (world) => ({ projectId: world.projectId, name: 'another-model' }),
  'create-model-version': () => MODEL_FIELDS,
  'create-project': () => ({
    name: 'Cats',
    kind: 'image',
    labelSchema: { classes: [{ name: 'cat' }], regions: ['box'] },
  }),
  'create-token': () => ({ name: 'CI', scopes: ['projects:read'] }),
  'create-training-run': (world) => ({
    datasetVersionId: world.datasetVersionId,
    recipe: 'detector',
    modelName: world.modelName,
    params: {},
  }),
  'fail-training-run': () => ({ ...FENCE, reason: 'It broke' }),
  'freeze-dataset-version': () => ({ name: 'v2', include: 'all' }),
  'get-invite': (world) => ({ secret: world.inviteSecret }),
  'heartbeat-training-run': () => ({ ...FENCE, progress: 0.5 }),
  predict: () => ({ instances: [{ b64: 'AAAA' }] }),
  'put-preferences': () => ({ keymap: { preset: 'cvat', bindings: { undo: ['KeyU'] } } }),
  'report-training-metrics': () => ({ ...FENCE, points: [{ step: 1, name: 'loss', value: 1 }] }),
  'resolve-comment': () => ({ isResolved: true }),
  'review-annotation': () => ({ verdict: 'comment', comment: 'Good' }),
  'save-draft': () => ({ answer: { regions: [], classIds: [] } }),
  'set-deployments': (world) => ({
    deployments: [{ kind: 'rest', modelVersionId: world.modelVersionId }],
  }),
  'skip-assignment': () => ({ reason: 'unclear' }),
  'submit-annotation': () => ({ regions: [], classIds: [] }),
  'update-me': () => ({ name: 'New name' }),
  'update-member': () => ({ role: 'reviewer' }),
  'update-project': () => ({ name: 'New name' }),
  'update-user': () => ({ isDisabled: false }),
  'upload-guide-image': () => ({}),
};
