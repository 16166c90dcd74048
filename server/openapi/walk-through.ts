/** The first page of the interface’s description: the whole loop as requests, for somebody who writes a client. */
export const WALK_THROUGH = `Concord labels pictures and texts with several people, finds the answer they agree on, freezes it as a dataset, trains a model on it and lets that model propose the next labels. This document describes every request of that loop.

## Who calls

Send \`Authorization: Bearer cncd_…\` with every request. The first admin's token can be set with the environment variable CONCORD_ADMIN_TOKEN before the server starts; further ones are made with \`POST /api/v1/tokens\`. Each operation names the scope its token needs under \`x-concord-scope\` and the permission under \`x-concord-action\`. A token does what its user may do, never more. Browsers use a session cookie instead; where an Authorization header is present, cookies are ignored.

## Rules that hold everywhere

- Bodies and answers are JSON (\`Content-Type: application/json\`) unless an operation says multipart or a file. Unknown keys in a body are refused with 400.
- Errors are \`application/problem+json\` with a stable \`code\` (see the schema Problem). 429 and 503 may be tried again later; \`details.retryAfterSeconds\` says when.
- What a caller may not know of is 404, what the caller's role does not allow is 403.
- **Idempotency-Key**: operations that name this header do their work once for one key (any 1 to 200 visible ASCII characters; a UUID is good). The same key with the same body gives the first answer again with \`Idempotency-Replayed: true\`; with another body it gives 422 \`key_reused\`. Keep the key when you retry after a broken connection.
- **If-Match**: operations that name this header need the \`version\` last seen, as \`"v3"\` with the quotes. Absent: 428. Changed meanwhile: 412; read again and decide.
- Lists answer \`{"rows": […], "nextCursor": "…"}\`. Send \`nextCursor\` back as \`cursor\` until it is null.
- Ids begin with what they are of: \`prj_\` project, \`itm_\` item, \`tsk_\` task, \`asg_\` assignment, \`ann_\` annotation, \`dsv_\` dataset version, \`trn_\` training run, \`mdl_\` model, \`mdv_\` model version.
- Instants are ISO 8601 in UTC. Boxes are \`x, y, width, height\` in pixels of the upright picture (EXIF orientation applied), origin top left. \`classId\` is the class's position when the project was made (0, 1, 2, …); it never changes.

## The loop, step by step

**1. Make a project.** \`kind\` is \`image\` or \`text\`. \`annotationsPerTask\` is how many people answer each task.

\`\`\`
POST /api/v1/projects
{"name":"Cats","kind":"image","labelSchema":{"classes":[{"name":"cat"},{"name":"dog"}],"regions":["box"]},"annotationsPerTask":3}
→ 201 {"id":"prj_…","version":1,…}

POST /api/v1/projects
{"name":"Reviews","kind":"text","labelSchema":{"classes":[{"name":"negative"},{"name":"positive"}],"choice":"single"},"annotationsPerTask":3}
\`\`\`

**2. Bring in material.** Multipart: the field \`format\` first, then any number of parts named \`files\`. Pictures: \`format=images\` (jpeg, png, webp, or a zip of them). Texts: \`csv\` with a column \`text\`, \`jsonl\` with a key \`text\`, \`txt\` with one text a line.

\`\`\`
POST /api/v1/projects/{projectId}/imports        curl -F format=txt -F files=@reviews.txt …
→ 202 {"id":"imp_…","state":"received",…}
GET  /api/v1/imports/{importId}                  every second or so, until state is completed or failed
→ 200 {"state":"completed","counts":{"found":2,"imported":2,"duplicates":0,"rejected":0},"rejections":[],…}
\`\`\`

**3. Invite people.** Everyone labels as themselves: one person answers a task once, so three answers a task need three users.

\`\`\`
POST /api/v1/projects/{projectId}/invites        {"role":"annotator"}
→ 201 {"id":"inv_…","secret":"…","url":"…"}      (valid 72 hours, works once)
POST /api/v1/invites/accept                      no Authorization needed
{"secret":"…","account":{"name":"Ann","email":"ann@example.org","password":"ten or more characters"},"withApiToken":true}
→ 201 {"userId":"usr_…","projectId":"prj_…","role":"annotator","apiToken":"cncd_…"}
\`\`\`

Roles: \`annotator\` labels; \`reviewer\` also sees votes and decides disputes; \`engineer\` imports, freezes, trains and publishes; \`manager\` may do everything in the project.

**4. Label.** With the annotator's token: claim, look, answer. An empty list means that there is no more work for this person now. A claim is a lease of 15 minutes; \`POST …/renew\` prolongs it. A late answer is kept as an extra vote.

\`\`\`
POST /api/v1/projects/{projectId}/assignments    {"count":1}
→ 200 {"assignments":[{"id":"asg_…","leaseExpiresAt":"…","task":{"id":"tsk_…","isBlind":false},"item":{"id":"itm_…","name":"…","widthPx":640,"heightPx":480,"fileUrl":"…","text":null},…}],"preLabelSource":null}

POST /api/v1/assignments/{assignmentId}/annotation        Idempotency-Key: 6f1d…
{"regions":[{"kind":"box","classId":0,"x":100,"y":120,"width":200,"height":80}],"classIds":[],"durationMs":4000}      a picture with boxes
{"regions":[],"classIds":[1],"durationMs":2500}                                                               a text with one class
→ 201 {"id":"ann_…","taskId":"tsk_…","isExtra":false,…}

POST /api/v1/assignments/{assignmentId}/skip     {"reason":"unclear"}
\`\`\`

**5. See what they agree on.** Computed in the background soon after each answer; \`recompute\` does it at once. Votes are never merged or changed.

\`\`\`
POST /api/v1/projects/{projectId}/consensus/recompute     {}
GET  /api/v1/projects/{projectId}/consensus      one row a task: regions or classIds, confidence, agreement, state
GET  /api/v1/projects/{projectId}/agreement      Krippendorff's alpha with an interval
GET  /api/v1/projects/{projectId}/disputes       what needs a decision
POST /api/v1/tasks/{taskId}/adjudication         a person's decision, with the reason
\`\`\`

**6. Freeze a dataset version and export it.**

\`\`\`
POST /api/v1/projects/{projectId}/dataset-versions
{"name":"v1","splits":{"train":0.8,"val":0.1,"test":0.1}}
→ 201 {"id":"dsv_…","contentHash":"…",…}
GET  /api/v1/dataset-versions/{datasetVersionId}/export?format=manifest|coco|yolo
\`\`\`

**7. Train.** Queue a run; a worker (\`npm run worker\`) claims it, trains and hands in the model.

\`\`\`
POST /api/v1/training-runs
{"datasetVersionId":"dsv_…","recipe":"text-classifier","modelName":"reviews","params":{}}        or recipe "detector" for boxes
→ 201 {"id":"trn_…","state":"queued",…}
GET  /api/v1/training-runs/{trainingRunId}       until state is completed (modelVersionId is set), failed or cancelled
\`\`\`

A worker of your own uses \`POST /api/v1/training-runs/claim\`, then \`heartbeat\`, \`metrics\` and \`complete\` or \`fail\`, sending the \`fence\` it got with the claim each time; 409 \`stale_fence\` means that another worker has the run now.

**8. Publish and put to use.** From then on \`preLabelSource\` of a claim names the model; the browser runs it on each item and shows what it proposes.

\`\`\`
POST /api/v1/model-versions/{modelVersionId}/publish
PUT  /api/v1/projects/{projectId}/deployments
{"deployments":[{"kind":"browser_prelabel","modelVersionId":"mdv_…"},{"kind":"rest","modelVersionId":"mdv_…"}]}
POST /v1/models/{modelName}:predict              {"instances":[{"text":"a wonderful film"}]}     or {"b64":"…"} for a picture
\`\`\`

An answer that began with a model's proposal says so: \`origin\` of a region is \`prediction\` (taken over) or \`prediction_edited\`, and \`preLabel\` of the body holds what the model had proposed. On a share of the tasks (\`blindPercent\` of the project) \`task.isBlind\` is true: the model runs, nothing of it is shown, and \`preLabel.wasShown\` is false. \`preLabelSource.isPaused\` asks for the same on every task, since the proposals of late were too often wrong. \`GET /api/v1/model-versions/{modelVersionId}/scorecard\` counts what people kept, changed, deleted and added, and beside it what they answered where nothing was shown.
`;
