import { z } from 'zod';
import { idSchema } from '../ids';
import { DoneSchema } from './common';
import { defineContract } from './define-contract';

export const deleteCommentContract = defineContract({
  id: 'delete-comment',
  method: 'DELETE',
  path: '/api/v1/comments/{commentId}',
  summary: 'Take back a comment of one’s own that nobody has replied to',
  policy: { access: 'actor', action: 'comment.write', scope: 'work:write' },
  params: z.object({ commentId: idSchema('comment') }).strict(),
  response: DoneSchema,
});
