'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { LANGUAGES, useChooseLanguage } from './choose-language';

/** Chooses the language; kept in a cookie for a year. */
export function LanguageMenu() {
  const t = useTranslations('common');
  const present = useLocale();
  const choose = useChooseLanguage();
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language')}>
          <IconLanguage size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(({ locale, name }) => (
          <Menu.Item
            key={locale}
            lang={locale}
            fw={locale === present ? 600 : 400}
            onClick={() => choose(locale)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
