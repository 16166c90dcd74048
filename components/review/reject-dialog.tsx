'use client';

import { Button, Group, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { listVotesContract } from '@/core/contracts/list-votes.contract';
import { reviewAnnotationContract } from '@/core/contracts/review-annotation.contract';
import { useApiMutation } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import type { Vote } from './compare-vote';

/** Sends one person's answer back with a comment; it stays stored but no longer counts. */
export function RejectDialog({ vote, onClose }: { vote: Vote | null; onClose: () => void }) {
  const t = useTranslations('review');
  const common = useTranslations('common');
  const showProblem = useShowProblem();
  const [comment, setComment] = useState('');
  const reject = useApiMutation(reviewAnnotationContract, { refresh: [listVotesContract] });
  const close = () => {
    setComment('');
    onClose();
  };
  const send = () => {
    if (vote === null || comment.trim() === '') return;
    reject.mutate(
      {
        params: { annotationId: vote.annotationId },
        body: { verdict: 'reject', comment: comment.trim() },
      },
      {
        onError: showProblem,
        onSuccess: () => notifications.show({ message: t('rejected', { name: vote.userName }) }),
      },
    );
    close();
  };
  return (
    <Modal
      opened={vote !== null}
      onClose={close}
      title={t('rejectTitle', { name: vote?.userName ?? '' })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Textarea
          data-autofocus
          label={t('comment')}
          description={t('rejectHint')}
          autosize
          minRows={2}
          maxLength={5000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          }}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {common('cancel')}
          </Button>
          <Button type="submit" color="red" disabled={comment.trim() === ''}>
            {t('reject')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
