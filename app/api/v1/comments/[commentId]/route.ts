import { deleteCommentContract } from '@/core/contracts/delete-comment.contract';
import { resolveCommentContract } from '@/core/contracts/resolve-comment.contract';
import { deleteComment } from '@/server/comments/delete-comment';
import { resolveComment } from '@/server/comments/resolve-comment';
import { defineRoute } from '@/server/http/define-route';

export const PATCH = defineRoute(resolveCommentContract, ({ ctx, params, body }) =>
  resolveComment(ctx, { ...body, ...params }),
);

export const DELETE = defineRoute(deleteCommentContract, ({ ctx, params }) =>
  deleteComment(ctx, params),
);
