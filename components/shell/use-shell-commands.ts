'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import { useApiQuery } from '../api/use-api';
import { LANGUAGES, useChooseLanguage } from './choose-language';
import type { PaletteCommand } from './palette-command';
import { placesFor } from './project-places';

const THEMES = [
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
  ['auto', 'themeAuto'],
] as const;

/** What the palette offers on every page: places, projects, language and theme. */
export function useShellCommands(projectId: string | null): PaletteCommand[] {
  const t = useTranslations('common');
  const router = useRouter();
  const chooseLanguage = useChooseLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const me = useApiQuery(getMeContract, {}, { staleTime: 60_000 });
  const { data } = useApiQuery(listProjectsContract, {}, { staleTime: 30_000 });
  const projects = data?.projects ?? [];
  const here = projects.find(({ id }) => id === projectId);
  const go = (path: string) => () => router.push(path);
  const places = here === undefined ? [] : placesFor(here.role);
  const isAdmin = me.data?.instanceRole === 'admin';
  return [
    ...places.map(({ key, path }) => ({
      id: `place-${key}`,
      group: here?.name ?? '',
      label: t(key),
      description: here?.name ?? '',
      run: go(`/projects/${here?.id ?? ''}${path}`),
    })),
    ...projects.map(({ id, name }) => ({
      id,
      group: t('projects'),
      label: name,
      run: go(`/projects/${id}`),
    })),
    { id: 'account', group: t('goTo'), label: t('account'), run: go('/account') },
    ...(isAdmin ? [{ id: 'admin', group: t('goTo'), label: t('admin'), run: go('/admin') }] : []),
    ...THEMES.map(([scheme, label]) => ({
      id: `theme-${scheme}`,
      group: t('look'),
      label: `${t('theme')}: ${t(label)}`,
      run: () => setColorScheme(scheme),
    })),
    ...LANGUAGES.map(({ locale, name }) => ({
      id: `language-${locale}`,
      group: t('look'),
      label: `${t('language')}: ${name}`,
      run: () => chooseLanguage(locale),
    })),
  ];
}
