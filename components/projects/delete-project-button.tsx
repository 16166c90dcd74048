'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { deleteProjectContract } from '@/core/contracts/delete-project.contract';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import { useApiMutation } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';

/** Deletes a project with all it holds, and leads back to the list. */
export function DeleteProjectButton({ project, label }: { project: ProjectView; label: string }) {
  const t = useTranslations('projects');
  const router = useRouter();
  const showProblem = useShowProblem();
  const remove = useApiMutation(deleteProjectContract, {
    refresh: [listProjectsContract],
    onSuccess: () => {
      notifications.show({ message: t('deleted') });
      router.push('/projects');
    },
  });
  return (
    <Button
      size="xs"
      variant="default"
      loading={remove.isPending}
      onClick={() => remove.mutate({ params: { projectId: project.id } }, { onError: showProblem })}
    >
      {label}
    </Button>
  );
}
