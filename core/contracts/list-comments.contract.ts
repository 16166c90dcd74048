import { z } from 'zod';
import { idSchema } from '../ids';
import { InstantSchema, PageQuerySchema, ProjectParamsSchema, pageOf } from './common';
import { defineContract } from './define-contract';

export const COMMENT_CHARACTERS_MAX = 2_000;

/** A place in the picture, ImagePx. */
export const CommentPointSchema = z
  .object({
    x: z.number().finite().min(-1e6).max(1e6),
    y: z.number().finite().min(-1e6).max(1e6),
  })
  .strict();
export type CommentPoint = z.infer<typeof CommentPointSchema>;

export const CommentViewSchema = z.object({
  id: idSchema('comment'),
  taskId: idSchema('task'),
  itemName: z.string(),
  /** Whose answer it is about. */
  annotatorId: idSchema('user'),
  annotatorName: z.string(),
  authorId: idSchema('user'),
  authorName: z.string(),
  /** The first comment of the thread; null for that one itself. */
  replyToId: idSchema('comment').nullable(),
  regionId: idSchema('region').nullable(),
  point: CommentPointSchema.nullable(),
  /** Plain text. */
  body: z.string(),
  createdAt: InstantSchema,
  /** Of the whole thread, noted on its first comment. */
  resolvedAt: InstantSchema.nullable(),
  resolvedByName: z.string().nullable(),
});
export type CommentView = z.infer<typeof CommentViewSchema>;

export const listCommentsContract = defineContract({
  id: 'list-comments',
  method: 'GET',
  path: '/api/v1/projects/{projectId}/comments',
  summary:
    'Comments, newest first: an annotator gets those on their own answers, reviewers and managers all',
  policy: { access: 'actor', action: 'comment.read', scope: 'projects:read' },
  params: ProjectParamsSchema,
  query: PageQuerySchema.extend({
    taskId: idSchema('task').optional(),
    /** Only comments of threads that are still open. */
    isOpen: z.enum(['true']).optional(),
  }).strict(),
  response: pageOf(CommentViewSchema),
});
