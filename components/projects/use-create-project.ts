'use client';

import { useMutation } from '@tanstack/react-query';
import { createProjectContract } from '@/core/contracts/create-project.contract';
import { newKey } from '@/core/new-key';
import { api } from '../api/use-api';
import { uploadImport } from '../data/send-import-files';
import { parseClassNames } from './parse-class-names';
import { askedBy, kindOfTask, type ProjectTask } from './project-tasks';

export interface NewProject {
  name: string;
  task: ProjectTask;
  isMultiple: boolean;
  classes: string;
  annotationsPerTask: number;
  files: File[];
}

/** Creates the project and, where files were dropped, starts their import. */
export function useCreateProject(onCreated: (projectId: string, hasImport: boolean) => void) {
  return useMutation({
    mutationFn: async (wanted: NewProject) => {
      const project = await api.call(createProjectContract, {
        idempotencyKey: newKey(),
        body: {
          name: wanted.name,
          kind: kindOfTask(wanted.task),
          annotationsPerTask: wanted.annotationsPerTask,
          labelSchema: {
            classes: parseClassNames(wanted.classes).map((name) => ({ name })),
            ...askedBy(wanted.task, wanted.isMultiple),
          },
        },
      });
      if (wanted.files.length === 0) return { projectId: project.id, hasImport: false };
      await uploadImport(project.id, wanted.files);
      return { projectId: project.id, hasImport: true };
    },
    onSuccess: ({ projectId, hasImport }) => onCreated(projectId, hasImport),
  });
}
