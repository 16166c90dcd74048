'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useSession } from './session-context';

/** Opens and closes the history of the item at hand. */
export function HistoryButton() {
  const t = useTranslations('session');
  const { history } = useSession();
  return (
    <Tooltip label={t('history')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('history')}
        aria-expanded={history.isOpen}
        onClick={history.toggle}
      >
        <IconHistory size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
