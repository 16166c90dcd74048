'use client';

import { useRouter } from 'next/navigation';

export const LANGUAGES = [
  { locale: 'en', name: 'English' },
  { locale: 'zh-CN', name: '简体中文' },
] as const;

/** Returns the way to another language; the choice is kept in a cookie for a year. */
export function useChooseLanguage(): (locale: string) => void {
  const router = useRouter();
  return (locale) => {
    // by hand: the Cookie Store API is not in Firefox yet
    document.cookie = `NEXT_LOCALE=${locale}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  };
}
