import type { CommentPoint, CommentView } from '@/core/contracts/list-comments.contract';

/** A comment with the replies to it, oldest first. */
export interface Thread {
  readonly id: CommentView['id'];
  readonly taskId: CommentView['taskId'];
  readonly itemName: string;
  readonly annotatorId: CommentView['annotatorId'];
  readonly annotatorName: string;
  readonly regionId: CommentView['regionId'];
  readonly point: CommentPoint | null;
  readonly resolvedAt: string | null;
  readonly resolvedByName: string | null;
  readonly comments: readonly CommentView[];
}

/** Returns the comments as threads, the oldest first; open ones before settled ones. */
export function groupThreads(comments: readonly CommentView[]): Thread[] {
  const inOrder = [...comments].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byId = new Map<string, CommentView[]>();
  for (const comment of inOrder) {
    const id = comment.replyToId ?? comment.id;
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [comment]);
    else known.push(comment);
  }
  const threads = [...byId.entries()].flatMap(([id, said]): Thread[] => {
    const first = said[0];
    if (first === undefined) return [];
    const { taskId, itemName, annotatorId, annotatorName, regionId, point } = first;
    const { resolvedAt, resolvedByName } = first;
    return [
      {
        id: id as Thread['id'],
        ...{ taskId, itemName, annotatorId, annotatorName, regionId, point },
        ...{ resolvedAt, resolvedByName, comments: said },
      },
    ];
  });
  return [
    ...threads.filter(({ resolvedAt }) => resolvedAt === null),
    ...threads.filter(({ resolvedAt }) => resolvedAt !== null),
  ];
}

/** Whether a thread still wants an answer. */
export function isOpen({ resolvedAt }: Thread): boolean {
  return resolvedAt === null;
}
