'use client';

import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { listDatasetVersionsContract } from '@/core/contracts/list-dataset-versions.contract';
import type { EntityId } from '@/core/ids';
import { newKey } from '@/core/new-key';
import { useApiMutation } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';
import type { LabelCounts } from './label-counts';
import { SplitFields } from './split-fields';
import { checkSplitPercents, type SplitPercents, toSplitShares } from './split-shares';

/** Freezes the labels there are now into a version, then opens it. */
export function FreezeForm({
  projectId,
  suggestedName,
  counts,
}: {
  projectId: EntityId<'project'>;
  suggestedName: string;
  counts: LabelCounts;
}) {
  const t = useTranslations('datasets');
  const router = useRouter();
  const [percents, setPercents] = useState<SplitPercents>({ train: 80, val: 10, test: 10 });
  const form = useForm({
    initialValues: { name: suggestedName, include: 'resolved' as 'resolved' | 'all' },
  });
  const freeze = useApiMutation(freezeDatasetVersionContract, {
    refresh: [listDatasetVersionsContract, getProgressContract],
    onSuccess: ({ id }) => router.push(`/projects/${projectId}/datasets/${id}`),
  });
  const chosen = form.values.include === 'all' ? counts.settled + counts.disputed : counts.settled;
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        freeze.mutate({
          params: { projectId },
          body: { ...values, splits: toSplitShares(percents) },
          idempotencyKey: newKey(),
        }),
      )}
    >
      <Stack>
        {freeze.error !== null && <ProblemAlert error={freeze.error} />}
        <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
        <Radio.Group label={t('include')} {...form.getInputProps('include')}>
          <Stack gap={8} mt={6}>
            <Radio
              value="resolved"
              label={t('includeResolved', { count: counts.settled })}
              description={t('includeResolvedHint')}
            />
            <Radio
              value="all"
              label={t('includeAll', { count: counts.settled + counts.disputed })}
              description={t('includeAllHint', { count: counts.disputed })}
            />
          </Stack>
        </Radio.Group>
        <SplitFields value={percents} onChange={setPercents} />
        <Button
          type="submit"
          loading={freeze.isPending}
          disabled={!checkSplitPercents(percents).isComplete || chosen === 0}
        >
          {t('freeze')}
        </Button>
      </Stack>
    </form>
  );
}
