'use client';

import { Badge, Popover, Tooltip } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { IconCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SaveDetails } from './session/save-details';
import type { SessionSnapshot } from './session/session-snapshot';

const LOOKS = {
  saved: { color: 'green', Icon: IconCheck },
  saving: { color: 'blue', Icon: IconCloudUp },
  offline: { color: 'orange', Icon: IconCloudOff },
} as const;

/** Saved · saving · offline with n unsent; always in the same corner, with the details behind it. */
export function SaveBadge({ session }: { session: SessionSnapshot }) {
  const t = useTranslations('session');
  const [isOpen, details] = useDisclosure(false);
  const [isByKey, setByKey] = useState(false);
  const { save, unsentCount } = session;
  const { color, Icon } = LOOKS[save];
  useWindowEvent(
    'keydown',
    (event) => {
      if (!isOpen || event.key !== 'Escape') return;
      event.stopPropagation();
      details.close();
    },
    { capture: true },
  );
  const text = save === 'offline' ? t('offline', { count: unsentCount }) : t(save);
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => (next ? details.open() : details.close())}
      zIndex={150}
      position="bottom-end"
      width={360}
      withArrow
      trapFocus={isByKey}
      returnFocus={isByKey}
    >
      <Tooltip label={t(`${save}_hint`, { count: unsentCount })} disabled={isOpen}>
        <Popover.Target>
          <Badge
            component="button"
            variant="light"
            color={color}
            size="lg"
            tt="none"
            fw={500}
            miw={92}
            leftSection={<Icon size={14} />}
            style={{ cursor: 'pointer' }}
            onClick={(event) => {
              // after the mouse the keys belong to the work again: Space submits
              if (event.detail > 0) event.currentTarget.blur();
              setByKey(event.detail === 0);
              details.toggle();
            }}
            aria-live="polite"
            data-testid="save-state"
            data-state={save}
          >
            {text}
          </Badge>
        </Popover.Target>
      </Tooltip>
      <Popover.Dropdown>
        <SaveDetails />
      </Popover.Dropdown>
    </Popover>
  );
}
