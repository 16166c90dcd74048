'use client';

import { Center, Container, Loader } from '@mantine/core';
import dynamic from 'next/dynamic';
import type { EntityId } from '@/core/ids';
import { ProblemAlert } from '../ui/problem-alert';
import { useBenchGround } from './session/use-bench-ground';

function Waiting() {
  return (
    <Center h="100vh" aria-busy="true">
      <Loader />
    </Center>
  );
}

/** Konva needs a browser: the workbench is loaded there and nowhere else. */
const Workbench = dynamic(() => import('./workbench'), { ssr: false, loading: Waiting });

/** Fetches what the workbench stands on, and opens it. */
export function WorkbenchPage({ projectId }: { projectId: EntityId<'project'> }) {
  const { project, me } = useBenchGround(projectId);
  if (project.data !== undefined && me.data !== undefined) {
    return <Workbench key={projectId} project={project.data} userId={me.data.id} />;
  }
  const error = project.error ?? me.error;
  if (error !== null) {
    return (
      <Container size="sm" py="xl">
        <ProblemAlert error={error} onRetry={() => void project.refetch()} />
      </Container>
    );
  }
  return <Waiting />;
}
