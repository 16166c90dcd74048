/** The groups of operations, in the order of the loop. */
export const TAGS = [
  { name: 'Projects', description: 'Projects and their versioned label schemas.' },
  { name: 'Imports', description: 'Bringing in pictures and texts; items, files and tasks.' },
  { name: 'People', description: 'Oneself, members, invites, users, API tokens, the audit log.' },
  { name: 'Labelling', description: 'Claiming tasks under a lease, drafts, submitting, skipping.' },
  {
    name: 'Agreement',
    description:
      'Consensus, agreement, annotators’ quality, disputes, reviews, comments and decisions.',
  },
  { name: 'Datasets', description: 'Frozen dataset versions, their items and exports.' },
  { name: 'Training', description: 'Training runs: queue and follow them, or be a worker.' },
  { name: 'Models', description: 'The registry, publishing, deployments and predictions.' },
] as const;

export type TagName = (typeof TAGS)[number]['name'];

const RULES: readonly (readonly [RegExp, TagName])[] = [
  [/\/(members|invites)\b|\/v1\/(me|users|tokens|audit)\b/, 'People'],
  [/\/dataset-versions\b/, 'Datasets'],
  [/\/training-runs\b/, 'Training'],
  [/\/(models|model-versions|ready-made-models|deployments)\b/, 'Models'],
  [
    /\/(consensus|agreement|annotators|disputes|votes|reviews|comments|adjudication|progress)\b/,
    'Agreement',
  ],
  [/\/assignments\b/, 'Labelling'],
  [/\/(imports|items|files|tasks)\b/, 'Imports'],
  [/\/projects\b/, 'Projects'],
];

/** Returns the group an operation belongs to by its path. */
export function tagOf(path: string): TagName {
  const rule = RULES.find(([pattern]) => pattern.test(path));
  if (rule === undefined) throw new Error(`no tag for the path ${path}`);
  return rule[1];
}
