'use client';

import { Text, UnstyledButton } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import classes from './loop-ring.module.css';
import type { Progress } from './next-step';

interface Stage {
  key: 'items' | 'labelled' | 'agreed' | 'disputed' | 'dataset' | 'training' | 'model';
  path: string;
  value: string | null;
}

function stagesOf(progress: Progress): Stage[] {
  const { consensus, tasks, latestTrainingRun: run, deployedModel: model } = progress;
  const metric =
    run?.metricValue === null || run?.metricValue === undefined
      ? ''
      : ` ${run.metricValue.toFixed(2)}`;
  return [
    { key: 'items', path: '/data', value: String(progress.items) },
    { key: 'labelled', path: '/label', value: `${tasks.completed} / ${tasks.total}` },
    { key: 'agreed', path: '/agreement', value: String(consensus.resolved) },
    { key: 'disputed', path: '/review', value: String(consensus.disputed) },
    { key: 'dataset', path: '/datasets', value: progress.latestDatasetVersion?.name ?? null },
    { key: 'training', path: '/models', value: run === null ? null : `${run.state}${metric}` },
    {
      key: 'model',
      path: '/models',
      value: model === null ? null : `${model.modelName} v${model.version}`,
    },
  ];
}

/** The loop as a chain of stages with live counts; the one that needs attention stands out. */
export function LoopRing({
  projectId,
  progress,
  attentionPath,
  reachable,
}: {
  projectId: string;
  progress: Progress;
  attentionPath: string;
  /** Paths the reader's role may enter; other stages are no links. */
  reachable: ReadonlySet<string>;
}) {
  const t = useTranslations('projects');
  return (
    <nav aria-label={t('loopTitle')}>
      <ol className={classes.ring}>
        {stagesOf(progress).map((stage) => {
          const isWanted = attentionPath !== '' && stage.path === attentionPath;
          const content = (
            <>
              <Text size="xs" c="dimmed">
                {t(`stage_${stage.key}`)}
              </Text>
              <Text
                fw={600}
                className={classes.value ?? ''}
                c={stage.value === null ? 'dimmed' : ''}
              >
                {stage.value ?? t('stage_none')}
              </Text>
            </>
          );
          return (
            <li key={stage.key} className={classes.stage} data-wanted={isWanted || undefined}>
              {reachable.has(stage.path) ? (
                <UnstyledButton
                  component={Link}
                  href={`/projects/${projectId}${stage.path}`}
                  className={classes.link}
                >
                  {content}
                </UnstyledButton>
              ) : (
                <div className={classes.link}>{content}</div>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
