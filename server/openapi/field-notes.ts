/** What a field means where its name does not say it all: named schema → field → description. */
export const FIELD_NOTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Annotation: {
    isExtra: 'Came after the lease had ended and the task was full: kept as an extra vote.',
  },
  Assignment: {
    leaseExpiresAt: 'The task is given to somebody else after this; renew to keep it longer.',
    draft: 'What was autosaved for this assignment; null where nothing was.',
    labelSchemaVersion: 'The version of the label schema the answer is checked against.',
    task: 'Where isBlind is true, show nothing of what a model proposes, and send it with `preLabel.wasShown: false`.',
  },
  Consensus: {
    state:
      'pending: votes are missing; agreed; disputed: needs a decision; resolved: a person decided.',
    classIds: 'The agreed classes of the whole item.',
    regions: 'Fused boxes; those with isDisputed are not part of the label.',
    posterior: 'Probability of each class id, for a class of the whole item.',
    confidence: '0 to 1: the probability of the class, or the mean support of the kept regions.',
    agreement: '0 to 1: how far the votes agree with one another; null below two votes.',
    voteCount: 'How many people have answered.',
  },
  DatasetVersion: {
    contentHash: 'sha256 of the canonical manifest: equal hashes are equal datasets.',
    splits: 'The shares asked for; `statistics.itemsBySplit` has the counts that came of them.',
  },
  Import: {
    state: 'received, processing, completed; failed when nothing could be read at all.',
    counts: 'found: rows or pictures so far; duplicates: the same content was there already.',
    rejections: 'The first 1,000 that were refused: file, line (from 1), a stable code, and why.',
    failure: 'Why nothing could be read; null otherwise.',
  },
  Invite: { email: 'Where given, only an account with this e-mail can use the invite.' },
  Item: {
    fileUrl: 'Where the picture’s bytes are (GET with the same credentials); null for a text.',
    tiles:
      'How a large picture is cut into tiles for get-tile; null for a small one, and until they are made.',
    text: 'The text itself; null for a picture.',
    widthPx: 'Of the upright picture, in which boxes are measured; null for a text.',
    heightPx: 'Of the upright picture; null for a text.',
  },
  Me: {
    scopes: 'What the calling token may be used for; null for a session.',
    hasPassword: 'False until the person behind a one-time link has chosen a password.',
    memberships: 'The projects the caller has a role in; instance admins may use the others too.',
  },
  ModelVersion: {
    stage: 'draft, published or retired; only published ones can be deployed.',
    parityMaxAbsDiff: 'Largest difference between the maker’s outputs and ONNX Runtime’s.',
    fileUrl: 'Where the ONNX file is (GET with the same credentials).',
  },
  PreLabelSource: {
    card: 'The model card: inputs, outputs, decoder, classes, thresholds.',
    fileUrl: 'Where the ONNX file is (GET with the same credentials).',
    measured: 'What became of its proposals to the last 50 items, and of boxes that clicks took.',
    isPaused:
      'Fewer than 52 % of the proposals were right: run it silently, as where a task is blind, until this is false again.',
    areClicksPaused: 'Over 29 % of the boxes that clicks took were changed: let clicks take none.',
  },
  Problem: {
    code: 'Stable; may be relied upon.',
    detail: 'What is wrong, for people.',
    details: 'For `bad_request`: a list of {path, message}. For `rate_limited`: retryAfterSeconds.',
  },
  Project: {
    version: 'Counts up with each change; send it as If-Match when changing the project.',
    labelSchemaVersion: 'Counts up with each change of the label schema; its If-Match.',
    annotationsPerTask: 'How many people answer each task.',
    role: 'The caller’s role; null for an instance admin who is no member.',
    guide: 'Markdown for the annotators.',
    blindPercent: 'Of 100 tasks so many are labelled without a model’s proposals, as a control.',
    pausesPoorHelp: 'Pause a model’s proposals and clicks where they cost more than they save.',
  },
  Token: { preview: 'The first characters, to tell tokens apart.' },
  TrainingRun: {
    modelVersionId: 'The result, once the state is completed.',
    progress: '0 to 1.',
    attempt: 'How often a worker has taken it up.',
    failure: 'Why it failed; null otherwise.',
  },
};
