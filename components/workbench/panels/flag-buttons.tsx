'use client';

import { Button, Kbd, SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type RegionFlag, RegionFlagSchema } from '@/core/annotation';
import type { Editor } from '@/editor/editor';
import type { RegionRecord } from '@/editor/records';
import { shortcutText } from '../keys/shortcut-text';
import { sharedValue } from './shared-value';

const ACTION_OF: Readonly<Record<RegionFlag, string>> = {
  occluded: 'toggle-occluded',
  truncated: 'toggle-truncated',
  difficult: 'toggle-difficult',
  crowd: 'toggle-crowd',
};

/** The four flags of the selected regions of a picture; one that only some have is shown as mixed. */
export function FlagButtons({
  editor,
  regions,
}: {
  editor: Editor;
  regions: readonly RegionRecord[];
}) {
  const t = useTranslations('panels');
  if (!editor.actions.some(({ id }) => id === ACTION_OF.occluded)) return null;
  return (
    <SimpleGrid cols={2} spacing={4} verticalSpacing={4} role="group" aria-label={t('flags')}>
      {RegionFlagSchema.options.map((flag) => {
        const shared = sharedValue(regions, ({ flags }) => flags?.includes(flag) ?? false);
        const isMixed = shared?.isMixed === true;
        const isOn = shared?.isMixed === false && shared.value;
        const key = shortcutText(editor, ACTION_OF[flag]).replace('Shift ', '⇧');
        return (
          <Button
            key={flag}
            size="compact-xs"
            px={6}
            fw={500}
            fz={12}
            variant={isOn ? 'light' : 'default'}
            justify="space-between"
            title={t(`flagHint_${flag}`)}
            aria-pressed={isMixed ? 'mixed' : isOn}
            style={isMixed ? { borderStyle: 'dashed' } : {}}
            rightSection={key === '' ? null : <Kbd size="xs">{key}</Kbd>}
            onClick={() => editor.runAction(ACTION_OF[flag])}
          >
            {t(`flag_${flag}`)}
          </Button>
        );
      })}
    </SimpleGrid>
  );
}
