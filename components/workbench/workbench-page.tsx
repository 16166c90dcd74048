'use client';

import { Center, Container, Loader } from '@mantine/core';
import dynamic from 'next/dynamic';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';

function Waiting() {
  return (
    <Center h="100vh" aria-busy="true">
      <Loader />
    </Center>
  );
}

/** Konva needs a browser: the workbench is loaded there and nowhere else. */
const Workbench = dynamic(() => import('./workbench'), { ssr: false, loading: Waiting });

/** Fetches what the workbench stands on: the project and who is working. */
export function WorkbenchPage({ projectId }: { projectId: EntityId<'project'> }) {
  const project = useApiQuery(
    getProjectContract,
    { params: { projectId } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const me = useApiQuery(getMeContract, {}, { staleTime: Number.POSITIVE_INFINITY });
  const error = project.error ?? me.error;
  if (error !== null) {
    return (
      <Container size="sm" py="xl">
        <ProblemAlert error={error} onRetry={() => void project.refetch()} />
      </Container>
    );
  }
  if (project.data === undefined || me.data === undefined) return <Waiting />;
  return <Workbench key={projectId} project={project.data} userId={me.data.id} />;
}
