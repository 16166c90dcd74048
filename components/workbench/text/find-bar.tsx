'use client';

import { ActionIcon, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { MATCHES_MAX } from '@/core/text/find-matches';
import { isComposing } from '../../ui/is-composing';
import type { useTextSearch } from './use-text-search';

/** Looks for words in the text: Enter and Shift+Enter go through the places, Escape closes. */
export function FindBar({
  search,
  onClose,
}: {
  search: ReturnType<typeof useTextSearch>;
  onClose: () => void;
}) {
  const t = useTranslations('text-work');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const count = search.found.length;
  return (
    <search style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
      <TextInput
        ref={input}
        size="xs"
        w={220}
        leftSection={<IconSearch size={14} />}
        aria-label={t('find')}
        placeholder={t('find')}
        value={search.query}
        onChange={(event) => search.setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          const isFind = event.code === 'KeyF' && (event.ctrlKey || event.metaKey);
          if (event.key === 'Enter') search.step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onClose();
          else if (isFind) event.currentTarget.select();
          else return;
          event.preventDefault();
        }}
      />
      <Text
        size="sm"
        c="dimmed"
        miw={76}
        ta="center"
        role="status"
        style={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {search.query === '' ? '' : t('foundPlaces', { place: search.place, count })}
        {count >= MATCHES_MAX && '+'}
      </Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={count === 0}
        aria-label={t('previousPlace')}
        onClick={() => search.step(-1)}
      >
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={count === 0}
        aria-label={t('nextPlace')}
        onClick={() => search.step(1)}
      >
        <IconChevronDown size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('closeFind')} onClick={onClose}>
        <IconX size={18} />
      </ActionIcon>
    </search>
  );
}
