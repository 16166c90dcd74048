'use client';

import { Alert, Badge, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { EntityId } from '@/core/ids';
import { TaskComments } from '../comments/task-comments';
import { makeClassLooks } from '../workbench/panels/class-look';
import type { TaskVotesView, Vote } from './compare-vote';
import classes from './review-page.module.css';
import { VoteList } from './vote-list';

function DecidedNote({ view }: { view: TaskVotesView }) {
  const t = useTranslations('review');
  const { adjudication } = view;
  if (adjudication === null) return null;
  return (
    <Alert variant="light" color="green" p="xs">
      <Text size="xs">
        {t(`decided_${adjudication.source}`, { name: adjudication.userName })}
        {adjudication.reason === '' ? '' : ` “${adjudication.reason}”`}
      </Text>
    </Alert>
  );
}

/** What everybody answered, beside the item: to be taken or sent back, and talked about. */
export function AnswersPanel({
  view,
  project,
  taskId,
  ownId,
  chosen,
  onChoose,
  onAccept,
  onTake,
  onReject,
}: {
  view: TaskVotesView;
  project: ProjectView;
  taskId: EntityId<'task'>;
  ownId: string | null;
  /** Place of the vote brought out; null for none. */
  chosen: number | null;
  onChoose: (place: number | null) => void;
  onAccept: () => void;
  onTake: (vote: Vote) => void;
  onReject: (vote: Vote) => void;
}) {
  const t = useTranslations('review');
  const schema = project.labelSchema;
  const lookOf = useMemo(() => makeClassLooks(schema), [schema]);
  return (
    <div className={`${classes.panel} ${classes.votes}`}>
      <DecidedNote view={view} />
      {view.gold !== null && (
        <Badge variant="light" tt="none">
          {t('hasGold')}
        </Badge>
      )}
      <VoteList {...{ view, schema, chosen, ownId, onChoose, onAccept, onTake, onReject }} />
      <Text size="xs" c="dimmed">
        {t('keysHint')}
      </Text>
      <TaskComments
        key={taskId}
        projectId={project.id}
        taskId={taskId}
        ownId={ownId}
        people={view.votes.map(({ userId, userName, answer }) => ({
          userId,
          name: userName,
          nameOfRegion: (id) => {
            const region = answer.regions.find((one) => one.id === id);
            return region === undefined ? null : lookOf(region.classId).name;
          },
        }))}
        onPoint={(userId) => {
          const place = view.votes.findIndex((vote) => vote.userId === userId);
          onChoose(place < 0 ? null : place);
        }}
      />
    </div>
  );
}
