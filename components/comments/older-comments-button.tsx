'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** Brings the comments further back, above those that are shown; nothing where there are none. */
export function OlderCommentsButton({
  pages,
}: {
  pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): Promise<unknown>;
  };
}) {
  const t = useTranslations('comments');
  if (!pages.hasNextPage) return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      loading={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {t('older')}
    </Button>
  );
}
