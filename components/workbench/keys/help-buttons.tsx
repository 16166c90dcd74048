'use client';

import { ActionIcon, Indicator, Menu, Tooltip } from '@mantine/core';
import { IconBook2, IconHelp, IconKeyboard, IconRoute, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { keyTextOf } from './shortcut-text';
import type { Help } from './use-help';

/** Palette and guide at hand, keys and tour in a menu; a dot says that the guide is not read yet. */
export function HelpButtons({ help }: { help: Help }) {
  const t = useTranslations('workbench');
  const guide = useTranslations('guide');
  const common = useTranslations('common');
  const { keymap, ask } = help;
  const { isUnread, isOpen } = help.guide;
  const label = isUnread ? guide('unread') : t('guide');
  return (
    <>
      <Tooltip label={`${t('actions.openPalette')}  ${keyTextOf(keymap, 'open-palette')}`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('actions.openPalette')}
          onClick={() => ask('open-palette')}
        >
          <IconSearch size={20} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${label}  ${keyTextOf(keymap, 'toggle-guide')}`}>
        <Indicator disabled={!isUnread} size={9} offset={7} color="orange">
          <ActionIcon
            variant={isOpen ? 'light' : 'subtle'}
            color="gray"
            size="lg"
            aria-label={label}
            aria-expanded={isOpen}
            onClick={() => ask('toggle-guide')}
          >
            <IconBook2 size={20} />
          </ActionIcon>
        </Indicator>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={common('help')}>
            <IconHelp size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconKeyboard size={16} />}
            rightSection={keyTextOf(keymap, 'open-shortcuts')}
            onClick={() => ask('open-shortcuts')}
          >
            {t('shortcuts')}
          </Menu.Item>
          <Menu.Item leftSection={<IconRoute size={16} />} onClick={() => ask('start-tour')}>
            {t('actions.startTour')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
