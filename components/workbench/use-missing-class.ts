'use client';

import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { Editor } from '@/editor/editor';

const NOTICE = 'missing-class';

/**
 * Shows that a class has to be chosen before the answer can be submitted, until there is one. With
 * the role `presentation` it is silent: where something else on the page says it.
 */
export function useMissingClass(editor: Editor | null, role: 'alert' | 'presentation'): void {
  const t = useTranslations('workbench');
  useEffect(() => {
    if (editor === null) return;
    const stopListening = editor.on('request', ({ kind }) => {
      if (kind !== 'missing-class') return;
      notifications.show({ id: NOTICE, role, color: 'orange', message: t('missingClass') });
    });
    const unsubscribe = editor.subscribe(() => {
      if (editor.getState().item.classIds.length > 0) notifications.hide(NOTICE);
    });
    return () => {
      stopListening();
      unsubscribe();
      notifications.hide(NOTICE);
    };
  }, [editor, role, t]);
}
