import { getPreferencesContract } from '@/core/contracts/get-preferences.contract';
import { putPreferencesContract } from '@/core/contracts/put-preferences.contract';
import { defineRoute } from '@/server/http/define-route';
import { getPreferences } from '@/server/preferences/get-preferences';
import { putPreferences } from '@/server/preferences/put-preferences';

export const GET = defineRoute(getPreferencesContract, ({ ctx }) => getPreferences(ctx));
export const PUT = defineRoute(putPreferencesContract, ({ ctx, body, ifMatch }) =>
  putPreferences(ctx, { ifMatch, preferences: body }),
);
