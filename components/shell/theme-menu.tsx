'use client';

import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const t = useTranslations('common');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    { value: 'light', name: t('themeLight'), icon: <IconSun size={16} /> },
    { value: 'dark', name: t('themeDark'), icon: <IconMoon size={16} /> },
    { value: 'auto', name: t('themeAuto'), icon: <IconDeviceDesktop size={16} /> },
  ] as const;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('theme')}>
          <IconSunMoon size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ value, name, icon }) => (
          <Menu.Item
            key={value}
            leftSection={icon}
            fw={value === colorScheme ? 600 : 400}
            onClick={() => setColorScheme(value)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
