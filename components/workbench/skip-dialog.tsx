'use client';

import { Button, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SkipReason } from './session/work-session';

const REASONS: readonly SkipReason[] = ['unclear', 'broken', 'not_relevant', 'other'];

/** Asks why a task is given back; the first reason is chosen, so that Enter is enough. */
export function SkipDialog({
  isOpen,
  onClose,
  onSkip,
}: {
  isOpen: boolean;
  onClose: () => void;
  onSkip: (reason: SkipReason, comment: string) => void;
}) {
  const t = useTranslations('workbench');
  const [reason, setReason] = useState<SkipReason>('unclear');
  const [comment, setComment] = useState('');
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('skipTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSkip(reason, comment);
          setComment('');
          onClose();
        }}
      >
        <Stack>
          <Radio.Group
            value={reason}
            onChange={(value) => setReason(value as SkipReason)}
            label={t('skipReason')}
          >
            <Stack gap={6} mt={6}>
              {REASONS.map((value, index) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`skip_${value}`)}
                  {...(index === 0 ? { 'data-autofocus': true } : {})}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('skipComment')}
            maxLength={2000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Button type="submit">{t('actions.skip')}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
