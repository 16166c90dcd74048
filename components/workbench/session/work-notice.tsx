'use client';

import { Alert, CloseButton, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** One line above the work; red ones interrupt a screen reader. */
export function WorkNotice({
  color,
  children,
  action,
  onClose,
}: {
  color: string;
  children: ReactNode;
  action?: ReactNode;
  onClose?: () => void;
}) {
  return (
    <Alert color={color} radius={0} py={6} px="sm" role={color === 'red' ? 'alert' : 'status'}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{children}</Text>
        <Group gap={4} wrap="nowrap">
          {action}
          {onClose && <CloseButton size="sm" onClick={onClose} />}
        </Group>
      </Group>
    </Alert>
  );
}
