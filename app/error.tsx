'use client';

import { Center, Container } from '@mantine/core';
import { ProblemAlert } from '@/components/ui/problem-alert';

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <Center mih="70vh">
      <Container size="sm">
        <ProblemAlert error={error} onRetry={reset} />
      </Container>
    </Center>
  );
}
