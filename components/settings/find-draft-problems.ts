import { findValueProblem } from '@/core/label-schema/find-value-problem';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { type AttributeDraft, changeOf, type SchemaDraft } from './schema-draft';

/** Where a draft does not hold together; the code has its words in the messages. */
export interface DraftProblem {
  /** Of the class or the attribute; null for what is asked. */
  key: string | null;
  code:
    | 'nothingAsked'
    | 'noClass'
    | 'nameMissing'
    | 'nameTaken'
    | 'keyTaken'
    | 'optionsMissing'
    | 'rangeEmpty'
    | 'defaultOff';
}

function findTaken<T>(rows: readonly T[], valueOf: (row: T) => string | null): T[] {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== null) seen.set(value, (seen.get(value) ?? 0) + 1);
  }
  return rows.filter((row) => (seen.get(valueOf(row) ?? '') ?? 0) > 1);
}

function findAttributeProblem(
  attribute: AttributeDraft,
  before: LabelSchema,
  draft: SchemaDraft,
): DraftProblem['code'] | null {
  const [definition] = changeOf(before, { ...draft, attributes: [attribute] }).attributes ?? [];
  if (definition === undefined) return null;
  if (definition.name === '') return 'nameMissing';
  if (definition.type === 'select' && definition.options.length === 0) return 'optionsMissing';
  if (definition.type === 'number') {
    const { min = -Infinity, max = Infinity } = definition;
    if (min > max) return 'rangeEmpty';
  }
  const initial = definition.default;
  if (initial !== undefined && findValueProblem(definition, initial) !== null) return 'defaultOff';
  return null;
}

/** Returns what keeps a draft from being saved, nothing where it holds together. */
export function findDraftProblems(before: LabelSchema, draft: SchemaDraft): DraftProblem[] {
  const { classes, attributes, regions, choice } = draft;
  const problems: DraftProblem[] = [];
  if (regions.length === 0 && choice === 'none') problems.push({ key: null, code: 'nothingAsked' });
  if (classes.length === 0) problems.push({ key: null, code: 'noClass' });
  for (const { key, name } of classes) {
    if (name.trim() === '') problems.push({ key, code: 'nameMissing' });
  }
  const named = classes.filter(({ name }) => name.trim() !== '');
  for (const { key } of findTaken(named, (row) => `${row.parentKey ?? ''}/${row.name.trim()}`)) {
    problems.push({ key, code: 'nameTaken' });
  }
  for (const { key } of findTaken(classes, ({ shortcut }) => shortcut)) {
    problems.push({ key, code: 'keyTaken' });
  }
  for (const attribute of attributes) {
    const code = findAttributeProblem(attribute, before, draft);
    if (code !== null) problems.push({ key: attribute.key, code });
  }
  const calledAlike = attributes.filter(({ name }) => name.trim() !== '');
  for (const { key } of findTaken(calledAlike, ({ name }) => name.trim())) {
    problems.push({ key, code: 'nameTaken' });
  }
  return problems;
}
