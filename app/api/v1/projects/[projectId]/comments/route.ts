import { createCommentContract } from '@/core/contracts/create-comment.contract';
import { listCommentsContract } from '@/core/contracts/list-comments.contract';
import { createComment } from '@/server/comments/create-comment';
import { listComments } from '@/server/comments/list-comments';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(listCommentsContract, ({ ctx, params, query }) =>
  listComments(ctx, { ...query, ...params }),
);

export const POST = defineRoute(createCommentContract, ({ ctx, params, body }) =>
  createComment(ctx, { ...body, ...params }),
);
