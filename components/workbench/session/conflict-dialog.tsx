'use client';

import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftFields } from '@/core/draft/draft-diff';
import { describePart } from './describe-part';
import { useSession } from './session-context';

/** Two places have changed the same region differently: shows both and lets one be chosen. */
export function ConflictDialog() {
  const t = useTranslations('session');
  const { session, snapshot } = useSession();
  const { conflicts, project } = snapshot;
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const words = (fields: DraftFields | null) =>
    fields === null ? t('removed') : describePart(fields, project.labelSchema) || t('noClass');
  const choose = (id: string, isTheirs: boolean) => {
    const next = new Set(theirs);
    if (isTheirs) next.add(id);
    else next.delete(id);
    setTheirs(next);
  };
  const settle = () => {
    session.settleConflicts(conflicts.filter(({ id }) => theirs.has(id)));
    setTheirs(new Set());
  };
  return (
    <Modal opened={conflicts.length > 0} onClose={settle} title={t('conflictTitle')}>
      <Stack>
        <Text size="sm">{t('conflictText', { count: conflicts.length })}</Text>
        {conflicts.map(({ id, mine, theirs: other }) => (
          <Radio.Group
            key={id}
            value={theirs.has(id) ? 'theirs' : 'mine'}
            onChange={(value) => choose(id, value === 'theirs')}
            label={id === 'item' ? t('conflictItem') : t('conflictRegion')}
          >
            <Stack gap={6} mt={6}>
              <Radio value="mine" label={t('mine', { what: words(mine) })} />
              <Radio value="theirs" label={t('theirs', { what: words(other) })} />
            </Stack>
          </Radio.Group>
        ))}
        <Text size="xs" c="dimmed">
          {t('conflictHint')}
        </Text>
        <Group justify="flex-end">
          <Button onClick={settle} data-autofocus>
            {t('conflictKeep')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
