import { z } from 'zod';
import { idSchema } from '../ids';
import { ProjectParamsSchema } from './common';
import { defineContract } from './define-contract';
import {
  COMMENT_CHARACTERS_MAX,
  CommentPointSchema,
  CommentViewSchema,
} from './list-comments.contract';

export const createCommentContract = defineContract({
  id: 'create-comment',
  method: 'POST',
  path: '/api/v1/projects/{projectId}/comments',
  summary: 'Say something about an answer, its region or a place in the picture; or reply to it',
  policy: { access: 'actor', action: 'comment.write', scope: 'work:write' },
  isIdempotent: true,
  params: ProjectParamsSchema,
  body: z
    .object({
      taskId: idSchema('task'),
      /** Who has written it, where it is sent later than written: refused for anybody else. */
      authorId: idSchema('user').optional(),
      /** Whose answer it is about; absent: the caller’s. A reply takes its thread’s. */
      annotatorId: idSchema('user').optional(),
      /** Any comment of the thread. */
      replyToId: idSchema('comment').optional(),
      regionId: idSchema('region').optional(),
      point: CommentPointSchema.optional(),
      body: z.string().trim().min(1).max(COMMENT_CHARACTERS_MAX),
    })
    .strict(),
  response: CommentViewSchema,
});
