import type { ProjectRole } from '@/core/roles';

/** The places of one project, in the order of the loop, and who sees them. */
export const PROJECT_PLACES = [
  { key: 'overview', path: '', roles: ['manager', 'reviewer', 'annotator', 'engineer'] },
  { key: 'data', path: '/data', roles: ['manager', 'engineer', 'reviewer'] },
  { key: 'label', path: '/label', roles: ['manager', 'reviewer', 'annotator'] },
  { key: 'agreement', path: '/agreement', roles: ['manager', 'reviewer', 'engineer'] },
  { key: 'review', path: '/review', roles: ['manager', 'reviewer'] },
  { key: 'datasets', path: '/datasets', roles: ['manager', 'engineer'] },
  { key: 'models', path: '/models', roles: ['manager', 'engineer'] },
  { key: 'people', path: '/people', roles: ['manager'] },
  { key: 'settings', path: '/settings', roles: ['manager'] },
] as const satisfies readonly { key: string; path: string; roles: readonly ProjectRole[] }[];

export type ProjectPlace = (typeof PROJECT_PLACES)[number];

/** The places a role may enter; an instance admin (null) enters all. */
export function placesFor(role: ProjectRole | null): ProjectPlace[] {
  return PROJECT_PLACES.filter(
    ({ roles }) => role === null || (roles as readonly ProjectRole[]).includes(role),
  );
}
