import type { LabelSchema } from '@/core/label-schema/label-schema';

/** Up to so many classes stand side by side. */
const SIDE_BY_SIDE_MAX = 20;

/** True where classes are too many, or stand below one another: they are searched for in a tree. */
export function isSearchedFor({ classes }: LabelSchema): boolean {
  const offered = classes.filter(({ isDeleted }) => !isDeleted);
  return (
    offered.length > SIDE_BY_SIDE_MAX || offered.some(({ parentId }) => parentId !== undefined)
  );
}
