import { z } from 'zod';
import { PreferencesSchema } from '../preferences';
import { defineContract } from './define-contract';

export const PreferencesViewSchema = z.object({
  preferences: PreferencesSchema,
  /** 1 as long as nothing was ever chosen. */
  version: z.number().int(),
});
export type PreferencesView = z.output<typeof PreferencesViewSchema>;

export const getPreferencesContract = defineContract({
  id: 'get-preferences',
  method: 'GET',
  path: '/api/v1/me/preferences',
  summary: 'The caller’s own keys, tours, guides read and view settings',
  policy: { access: 'actor', action: 'self.read', scope: null },
  response: PreferencesViewSchema,
});
