import { z } from 'zod';
import { defineContract } from './define-contract';
import { MeSchema } from './get-me.contract';

export const NameSchema = z.string().trim().min(1).max(200);
export const EmailSchema = z.string().trim().toLowerCase().max(320).pipe(z.email());
export const PasswordSchema = z.string().min(10).max(200);

export const updateMeContract = defineContract({
  id: 'update-me',
  method: 'PATCH',
  path: '/api/v1/me',
  summary: 'Change the own name, e-mail or password; a new password ends every other session',
  policy: { access: 'actor', action: 'self.write', scope: null },
  body: z
    .object({
      name: NameSchema.optional(),
      email: EmailSchema.optional(),
      newPassword: PasswordSchema.optional(),
      /** Needed where a password is set already. */
      currentPassword: z.string().max(200).optional(),
    })
    .strict(),
  response: MeSchema,
});
