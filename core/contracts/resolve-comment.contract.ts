import { z } from 'zod';
import { idSchema } from '../ids';
import { defineContract } from './define-contract';
import { CommentViewSchema } from './list-comments.contract';

export const resolveCommentContract = defineContract({
  id: 'resolve-comment',
  method: 'PATCH',
  path: '/api/v1/comments/{commentId}',
  summary: 'Mark a comment’s thread as settled, or open it again; answers its first comment',
  policy: { access: 'actor', action: 'comment.write', scope: 'work:write' },
  params: z.object({ commentId: idSchema('comment') }).strict(),
  body: z.object({ isResolved: z.boolean() }).strict(),
  response: CommentViewSchema,
});
