'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { WorkNotice } from './session/work-notice';
import type { ModelHelp } from './session/pre-labeller';

/** Said once for as long as the pause lasts: it comes anew with the next pause. */
function ClosableNotice({ children }: { children: string }) {
  const [isClosed, setIsClosed] = useState(false);
  if (isClosed) return null;
  return (
    <WorkNotice color="yellow" onClose={() => setIsClosed(true)}>
      {children}
    </WorkNotice>
  );
}

/** What of a model's help is paused, why, and that work goes on by hand. */
export function HelpPausedNotice({ help }: { help: ModelHelp | null }) {
  const t = useTranslations('assistance');
  const format = useFormatter();
  if (help === null) return null;
  const { isPaused, areClicksPaused, measured } = help;
  const percent = (value: number) =>
    format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const { items, precision, candidatesTaken, candidatesChanged } = measured;
  return (
    <>
      {isPaused && (
        <ClosableNotice>
          {t('proposalsPaused', { items, share: percent(precision ?? 0) })}
        </ClosableNotice>
      )}
      {areClicksPaused && !isPaused && (
        <ClosableNotice>
          {t('clicksPaused', {
            count: candidatesTaken,
            share: percent(candidatesChanged / candidatesTaken),
          })}
        </ClosableNotice>
      )}
    </>
  );
}
