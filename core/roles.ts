import { z } from 'zod';

export const InstanceRoleSchema = z.enum(['admin', 'member']);
export type InstanceRole = z.infer<typeof InstanceRoleSchema>;

export const ProjectRoleSchema = z.enum(['manager', 'reviewer', 'annotator', 'engineer']);
export type ProjectRole = z.infer<typeof ProjectRoleSchema>;

/** What a bearer token may be used for; a session may do whatever its user may. */
export const ScopeSchema = z.enum([
  'projects:read',
  'projects:write',
  'items:write',
  'work:write',
  'annotations:read',
  'reviews:write',
  'export:read',
  'models:read',
  'models:write',
  'jobs:run',
  'admin',
]);
export type Scope = z.infer<typeof ScopeSchema>;

const everyone: readonly ProjectRole[] = ['manager', 'reviewer', 'annotator', 'engineer'];
const labellers: readonly ProjectRole[] = ['manager', 'reviewer', 'annotator'];
const overseers: readonly ProjectRole[] = ['manager', 'reviewer', 'engineer'];
const judges: readonly ProjectRole[] = ['manager', 'reviewer'];
const builders: readonly ProjectRole[] = ['manager', 'engineer'];
const managers: readonly ProjectRole[] = ['manager'];

/** Which project roles may do what inside a project; instance admins may do all of it. */
export const PROJECT_ACTIONS = {
  'project.read': everyone,
  'project.update': managers,
  'project.delete': managers,
  'members.read': managers,
  'members.write': managers,
  'import.read': builders,
  'import.write': builders,
  'items.read': overseers,
  'work.label': labellers,
  'comment.read': labellers,
  'comment.write': labellers,
  'consensus.read': overseers,
  'consensus.write': judges,
  'annotators.read': judges,
  'review.write': judges,
  'dataset.read': builders,
  'dataset.write': builders,
  'training.read': builders,
  'training.write': builders,
  'training.run': builders,
  'model.read': builders,
  'model.write': builders,
  'model.use': everyone,
} as const satisfies Record<string, readonly ProjectRole[]>;
export type ProjectAction = keyof typeof PROJECT_ACTIONS;

/**
 * What concerns the instance or the actor alone. `self`: any signed-in user on what is their
 * own; `admin`: instance admins; `creator`: instance admins and whoever manages a project.
 */
export const INSTANCE_ACTIONS = {
  'self.read': 'self',
  'self.write': 'self',
  'project.list': 'self',
  'project.create': 'creator',
  'users.read': 'admin',
  'users.write': 'admin',
  'audit.read': 'admin',
} as const;
export type InstanceAction = keyof typeof INSTANCE_ACTIONS;

export type Action = ProjectAction | InstanceAction;
