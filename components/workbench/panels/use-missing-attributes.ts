'use client';

import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { Editor } from '@/editor/editor';

/** Says why an answer is not submitted yet, and goes to the first region that lacks something. */
export function useMissingAttributes(editor: Editor): void {
  const t = useTranslations('panels');
  useEffect(
    () =>
      editor.on('request', (request) => {
        if (request.kind !== 'missing-attributes') return;
        const [first] = request.regionIds;
        if (first !== undefined) editor.select([first]);
        notifications.show({
          id: 'missing-attributes',
          color: 'orange',
          message: t('missingAttributes', { count: request.regionIds.length }),
        });
      }),
    [editor, t],
  );
}
