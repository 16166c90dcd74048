'use client';

import { Button, CloseButton, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect } from 'react';
import { BesidePanel } from '../panels/beside-panel';
import classes from './history-panel.module.css';
import { HistorySteps } from './history-steps';
import { useSession } from './session-context';
import { isHeldBack } from './session-snapshot';

/**
 * Everything that was done to the item at hand, step by step: pointing at a step or walking with
 * the arrow keys shows the item as it was then; going back there is a step of its own.
 */
export function HistoryPanel() {
  const t = useTranslations('session');
  const { session, snapshot, history } = useSession();
  const { log } = session;
  const operations = log?.history.operations ?? [];
  const first = operations[0]?.seq ?? 1;
  const at = snapshot.lookedAt ?? snapshot.historySeq;
  useEffect(() => () => log?.look(null), [log]);
  const walk = (seq: number) => {
    const next = Math.min(snapshot.historySeq, Math.max(first - 1, seq));
    log?.look(next === snapshot.historySeq ? null : next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = {
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      Home: snapshot.historySeq,
      End: first - 1,
    }[event.key];
    if (target !== undefined) walk(target);
    else if (event.key === 'Enter' && snapshot.lookedAt !== null) log?.goTo(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <BesidePanel
      name="history"
      title={t('history')}
      controls={<CloseButton onClick={history.close} />}
      widthPx={300}
    >
      <div className={classes.body}>
        <Text size="xs" c="dimmed">
          {operations.length === 0 ? t('historyEmpty') : t('historyHint')}
        </Text>
        {operations.length > 0 && (
          // oxlint-disable-next-line no-noninteractive-tabindex -- the list is walked with the arrow keys
          <div
            className={classes.steps}
            role="listbox"
            tabIndex={0}
            aria-label={t('history')}
            aria-activedescendant={`history-step-${at}`}
            onKeyDown={onKeyDown}
            onPointerLeave={() => log?.look(null)}
          >
            <HistorySteps
              operations={operations}
              at={at}
              schema={snapshot.project.labelSchema}
              onLook={walk}
              onGo={(seq) => log?.goTo(seq)}
            />
          </div>
        )}
      </div>
      {snapshot.lookedAt !== null && (
        <Group className={classes.foot ?? ''} justify="space-between">
          {isHeldBack(snapshot) && (
            <Text size="xs" fw={600} w="100%">
              {t('looking_back')}
            </Text>
          )}
          <Text size="xs">
            {at < first
              ? t('stepStart')
              : t('lookingAt', { step: at - first + 1, count: operations.length })}
          </Text>
          <Button size="xs" onClick={() => log?.goTo(at)}>
            {t('goBackHere')}
          </Button>
        </Group>
      )}
    </BesidePanel>
  );
}
