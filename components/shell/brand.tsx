'use client';

import { Group, Text } from '@mantine/core';
import Link from 'next/link';

/** The mark and the name, leading home. */
export function Brand() {
  return (
    <Group component={Link} {...{ href: '/projects' }} gap={8} td="none" c="inherit" wrap="nowrap">
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--mantine-color-petrol-7)" />
        <g fill="none" stroke="#fff" strokeWidth="2.4">
          <rect x="7" y="7" width="13" height="13" rx="2" />
          <rect x="12" y="12" width="13" height="13" rx="2" opacity=".7" />
        </g>
      </svg>
      <Text fw={650}>Concord</Text>
    </Group>
  );
}
