import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LOCALE_COOKIE, LOCALES, type Locale, NAMESPACES } from './namespaces';

const FORMATS = {
  dateTime: {
    short: { day: 'numeric', month: 'short', year: 'numeric' },
    full: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  },
} as const;

async function chooseLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (LOCALES.includes(chosen as Locale)) return chosen as Locale;
  const accepted = (await headers()).get('accept-language') ?? '';
  const first = accepted.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('zh') ? 'zh-CN' : 'en';
}

async function loadMessages(locale: Locale): Promise<Record<string, object>> {
  const files = await Promise.all(
    NAMESPACES.map(async (name) => {
      const file = (await import(`../messages/${locale}/${name}.json`)) as { default: object };
      return [name, file.default] as const;
    }),
  );
  return Object.fromEntries(files);
}

export default getRequestConfig(async () => {
  const locale = await chooseLocale();
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC', formats: FORMATS };
});
