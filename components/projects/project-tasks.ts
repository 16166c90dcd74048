import type { Choice, LabelSchemaInput, ProjectKind } from '@/core/label-schema/label-schema';

/** What a new project asks for; all of it can be changed and joined later in its settings. */
export type ProjectTask = 'boxes' | 'polygons' | 'image-class' | 'spans' | 'text-class';

/** In the order in which they are offered. */
export const TASKS_OF: Record<ProjectKind, readonly ProjectTask[]> = {
  image: ['boxes', 'polygons', 'image-class'],
  text: ['spans', 'text-class'],
};

const REGIONS_OF: Partial<Record<ProjectTask, LabelSchemaInput['regions']>> = {
  boxes: ['box'],
  polygons: ['polygon'],
  spans: ['span'],
};

/** Tells whether a task asks for a class of the whole item. */
export function asksForClass(task: ProjectTask): boolean {
  return REGIONS_OF[task] === undefined;
}

/** Returns the kind of project that a task is of. */
export function kindOfTask(task: ProjectTask): ProjectKind {
  return TASKS_OF.text.includes(task) ? 'text' : 'image';
}

/** Returns what a label schema asks for a task. */
export function askedBy(
  task: ProjectTask,
  isMultiple: boolean,
): { regions: NonNullable<LabelSchemaInput['regions']>; choice: Choice } {
  const regions = REGIONS_OF[task] ?? [];
  if (regions.length > 0) return { regions, choice: 'none' };
  return { regions, choice: isMultiple ? 'multiple' : 'single' };
}
