import { ROUTE_MANIFEST } from '@/core/contracts/route-manifest';
import { PROJECT_ACTIONS, type ProjectRole, type Scope } from '@/core/roles';

/** Returns every token scope that opens some operation to the project role, by the route manifest. */
export function scopesOfRole(role: ProjectRole): Scope[] {
  const scopes = new Set<Scope>(['projects:read']);
  for (const { policy } of ROUTE_MANIFEST) {
    if (policy.access !== 'actor' || policy.scope === null) continue;
    if (!(policy.action in PROJECT_ACTIONS)) continue;
    const roles: readonly ProjectRole[] =
      PROJECT_ACTIONS[policy.action as keyof typeof PROJECT_ACTIONS];
    if (roles.includes(role)) scopes.add(policy.scope);
  }
  return [...scopes];
}
