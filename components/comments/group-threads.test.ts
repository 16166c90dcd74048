import { expect, it } from 'vitest';
import type { CommentView } from '@/core/contracts/list-comments.contract';
import { groupThreads } from './group-threads';

const make = (id: string, replyTo: string | null = null, resolvedAt: string | null = null) =>
  ({
    id: `cmt_${id}`,
    replyToId: replyTo === null ? null : `cmt_${replyTo}`,
    resolvedAt,
    body: id,
  }) as CommentView;

it('puts replies under what they answer, oldest first, open threads before settled ones', () => {
  const settled = '2026-01-01T00:00:00.000Z';
  const threads = groupThreads([
    make('5', '1', settled),
    make('4', '2'),
    make('3', '2'),
    make('2'),
    make('1', null, settled),
    make('6'),
  ]);
  expect(threads.map(({ comments }) => comments.map(({ body }) => body))).toEqual([
    ['2', '3', '4'],
    ['6'],
    ['1', '5'],
  ]);
});

it('keeps a reply whose first comment is on another page', () => {
  expect(groupThreads([make('4', '2')])).toMatchObject([{ id: 'cmt_2' }]);
});
