import { PreferencesSchema } from '../preferences';
import { defineContract } from './define-contract';
import { PreferencesViewSchema } from './get-preferences.contract';

export const putPreferencesContract = defineContract({
  id: 'put-preferences',
  method: 'PUT',
  path: '/api/v1/me/preferences',
  summary: 'Replace the caller’s own preferences; If-Match is the version that was changed',
  policy: { access: 'actor', action: 'self.write', scope: null },
  needsIfMatch: true,
  bodyBytesMax: 256 * 1024,
  body: PreferencesSchema,
  response: PreferencesViewSchema,
});
