'use client';

import { Button, Center } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** What it needs of an infinite query. */
interface PagedQuery {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** Brings the next page of a list; nothing where there is none. */
export function LoadMoreButton({ query }: { query: PagedQuery }) {
  const t = useTranslations('common');
  if (!query.hasNextPage) return null;
  return (
    <Center>
      <Button
        variant="default"
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {t('loadMore')}
      </Button>
    </Center>
  );
}
