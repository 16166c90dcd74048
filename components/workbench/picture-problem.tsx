'use client';

import { Alert, Button, Text } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { PictureFailure } from './session/work-item';

/** In the place of a picture that cannot be shown: why, what can be done, and another try. */
export function PictureProblem({
  failure,
  onRetry,
}: {
  failure: PictureFailure;
  onRetry: () => void;
}) {
  const t = useTranslations('workbench');
  const words = useTranslations('common');
  return (
    <Alert
      color="red"
      title={t(`picture_${failure}`)}
      icon={<IconPhotoOff size={18} />}
      role="alert"
      maw={480}
      data-testid="picture-problem"
    >
      <Text size="sm">{t(`picture_${failure}_hint`)}</Text>
      <Button mt="xs" size="xs" variant="light" color="red" onClick={onRetry}>
        {words('tryAgain')}
      </Button>
    </Alert>
  );
}
