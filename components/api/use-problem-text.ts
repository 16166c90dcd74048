'use client';

import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { ApiProblem } from '@/sdk/api-problem';

/** Says what happened in the reader's language, with the code to quote. */
export function useProblemText(): (error: unknown) => {
  title: string;
  text: string;
  code: string;
} {
  const t = useTranslations('errors');
  return useCallback(
    (error: unknown) => {
      const code = error instanceof ApiProblem ? error.code : 'internal';
      const title = t.has(code) ? t(code) : t('internal');
      const text = error instanceof ApiProblem && code !== 'internal' ? error.message : '';
      return { title, text: text === title ? '' : text, code };
    },
    [t],
  );
}

/** Shows an error as a notice. */
export function useShowProblem(): (error: unknown) => void {
  const toText = useProblemText();
  return useCallback(
    (error: unknown) => {
      const { title, text, code } = toText(error);
      notifications.show({
        color: 'red',
        title,
        message: text === '' ? code : `${text} (${code})`,
      });
    },
    [toText],
  );
}
