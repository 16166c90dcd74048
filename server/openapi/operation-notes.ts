/** What a client’s author needs to know of an operation beyond its schemas, by contract id. */
export const OPERATION_NOTES: Readonly<Record<string, string>> = {
  'accept-invite':
    'Without `account` the signed-in person (session) joins; with it a new user is made, whoever calls. `withApiToken` answers a token limited to this project. 404: unknown secret; 410: used, revoked or expired; 403: the invite is for another e-mail; 409: a member already, or the e-mail has an account.',
  'add-ready-made-model':
    'The model is fetched and converted in the background; read the list of ready-made models for its progress.',
  'change-label-schema':
    'Classes with a known `id` are kept and may be renamed; absent ones become tombstones; ones without `id` are new. No id is ever used again and no vote is lost.',
  'claim-assignments':
    'The order is fair and the cost flat. The same person never gets the same task twice, and a task never has more live and submitted assignments than `annotationsPerTask`. `item.fileUrl` (pictures) is fetched with the same token; `item.text` holds a text. `preLabelSource` names the model to propose labels with, if any; where it `isPaused`, or `task.isBlind`, nothing of it is shown.',
  'claim-training-run':
    'Takes the oldest waiting run of the caller’s projects under a lease, or one whose worker has stopped sending heartbeats. Keep the `fence` and send it with everything that follows.',
  'complete-training-run':
    'Multipart. `card` is the model card as JSON (schema ModelCard), `metrics` a JSON object of numbers, `samples` JSON: {"samples":[{"inputs":{name:{"dims":[…],"data":"base64 of little-endian float32"}},"outputs":{…}}]}, `model` the ONNX file. The file must be self-contained (no external data) and ONNX Runtime must give the samples’ outputs to 1e-3, else 422 `invalid_model`.',
  'create-import':
    'Multipart: first the text field `format`, then one or more parts named `files`, each with a file name. Answers at once; follow it with `GET /api/v1/imports/{importId}`. A bad row or picture is reported in `rejections` and never loses the good ones. The same content twice is one item (`duplicates`).',
  'create-invite':
    'The secret is shown this once; only its hash is kept. Open `url` in a browser, or send `secret` to `POST /api/v1/invites/accept`.',
  'create-model-version':
    'Multipart: `card`, `metrics` and `samples` are JSON texts as in complete-training-run, `model` is the ONNX file. The version is a draft until it is published.',
  'create-project':
    'An instance admin, or whoever manages a project already, may make one. `labelSchema.classes` become the class ids 0, 1, 2, … in this order. `regions: ["box"]` lets people draw boxes; `choice` (`none`, `single`, `multiple`) asks for classes of the whole item. Colours and keys are filled in where absent.',
  'create-token':
    'The secret is shown this once; only its hash is kept. A token can only make tokens with scopes it has itself. `projectId` limits the token to one project.',
  'create-training-run':
    '`text-classifier` for text projects, `detector` for boxes on pictures. `params` are settings of the recipe, such as {"epochs": 10}; {} is good to begin with. The model’s registry entry `modelName` is made if it does not exist.',
  'export-dataset-version':
    'A stream. `manifest`: JSON lines, one item a line, as SageMaker’s augmented manifest with a `concord` key for the provenance. `coco`: one JSON document. `yolo`: a zip with data.yaml, images/ and labels/. `X-File-Size` gives the length where it is known beforehand.',
  'freeze-dataset-version':
    'Takes the resolved labels of this moment; recompute the consensus first if answers came in a second ago. An item’s split depends only on its content, so it never moves between splits.',
  'get-draft':
    'Answers nulls and zeros where nothing was saved. A draft left in an earlier lease of the same task comes along as version 0.',
  'get-import': 'Ask again every second or so until `state` is `completed` or `failed`.',
  'get-me': 'Also a good first request: it tells whether the token works.',
  'get-training-run':
    'Ask again every few seconds. `metrics` holds the curves so far: name → points of step and value.',
  predict:
    'Give `{"text": …}` for text models and `{"b64": …}` (base64 of a jpeg, png or webp) for picture models; up to 32 at once. `predictions` are in the order of `instances`.',
  'put-preferences':
    'Only for sessions. Begin with the version that get-preferences gives; 412 means that another page has changed them: read them again and repeat the change.',
  'recompute-consensus': 'Computes everything of the project now and answers when it is done.',
  'save-draft':
    'For interfaces that autosave; scripts do not need drafts. `If-Match: "v0"` begins one. Send the whole `answer`, or the `operations` since the version of If-Match with consecutive `seq`: the same ones sent again count once. A first save, or one with a gap, needs `document` too. 412 tells the present `version` and `seq`.',
  'set-deployments':
    'Replaces the whole list. Only published versions can be deployed; an empty list takes everything out of use.',
  'submit-annotation':
    'Send an `Idempotency-Key`: a retry then never counts twice. `classIds` holds exactly one id where the project’s choice is `single`, none where it is `none`. An empty `regions` list says that there is nothing to mark. `preLabel` is what a model had proposed, with `wasShown: false` where nobody saw it. 409 `assignment_closed`: it was submitted or skipped before.',
  'update-me':
    'Only for sessions. A new e-mail or password needs `currentPassword` where a password is set.',
  'withdraw-annotation':
    'The answer counts no more, the draft is as it was submitted, and the others’ votes stay. 409 `withdrawal_closed` with `details.reason`: `too_old`, `reviewed`, `decided` (adjudicated) or `frozen` (in a dataset version).',
  'upload-guide-image':
    'Multipart: one part named `files`. Put `![what it shows](url)` with the answer’s `url` into the guide. 415: no jpeg, png or webp.',
};
