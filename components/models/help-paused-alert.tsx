'use client';

import { Alert, Anchor, Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { z } from 'zod';
import type { getScorecardContract } from '@/core/contracts/get-scorecard.contract';
import type { EntityId } from '@/core/ids';
import { useHelpText } from '../workbench/use-help-text';

type Scorecard = z.output<(typeof getScorecardContract)['response']>;

/** Tells a manager what of a model's help is paused and why, and where to change that. */
export function HelpPausedAlert({
  scorecard,
  projectId,
}: {
  scorecard: Scorecard;
  projectId: EntityId<'project'>;
}) {
  const t = useTranslations('assistance');
  const format = useFormatter();
  const toText = useHelpText();
  const { measured, isPaused, areClicksPaused } = scorecard;
  const { candidatesTaken, candidatesChanged } = measured;
  const share = format.number(candidatesChanged / Math.max(1, candidatesTaken), {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  const toSettings = (
    <Anchor component={Link} href={`/projects/${projectId}/settings#assistance`} size="sm">
      {t('toSettings')}
    </Anchor>
  );
  return (
    <>
      {isPaused && (
        <Alert color="yellow" icon={<IconPlayerPause />} title={t('managerProposals')}>
          <Text size="sm">{t('managerProposalsText', { measured: toText(measured) })}</Text>
          {toSettings}
        </Alert>
      )}
      {areClicksPaused && (
        <Alert color="yellow" icon={<IconPlayerPause />} title={t('managerClicks')}>
          <Text size="sm">{t('managerClicksText', { share, count: candidatesTaken })}</Text>
          {toSettings}
        </Alert>
      )}
    </>
  );
}
