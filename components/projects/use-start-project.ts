'use client';

import { useMutation } from '@tanstack/react-query';
import { createInviteContract } from '@/core/contracts/create-invite.contract';
import { createProjectContract } from '@/core/contracts/create-project.contract';
import type { EntityId } from '@/core/ids';
import type { ProjectKind } from '@/core/label-schema/label-schema';
import { api } from '../api/use-api';
import { uploadImport } from '../data/send-import-files';

/** What one sheet asks for. */
export interface SheetProject {
  name: string;
  kind: ProjectKind;
  hasBoxes: boolean;
  classNames: readonly string[];
  annotationsPerTask: number;
  emails: readonly string[];
  files: readonly File[];
}

/** What has come of it; a link is shown this once. */
export interface StartedProject {
  projectId: EntityId<'project'>;
  invites: readonly { email: string; url: string }[];
}

async function invite(projectId: EntityId<'project'>, email: string) {
  const { url } = await api.call(createInviteContract, {
    params: { projectId },
    body: { role: 'annotator', email },
  });
  return { email, url };
}

/**
 * Makes a project, invites its people and uploads its files. A second try after a failure goes on
 * where the first one stopped.
 */
export function useStartProject(onProgress: (share: number) => void) {
  return useMutation({
    mutationFn: async (wanted: SheetProject & { key: string }): Promise<StartedProject> => {
      const { id: projectId } = await api.call(createProjectContract, {
        idempotencyKey: wanted.key,
        body: {
          name: wanted.name,
          kind: wanted.kind,
          annotationsPerTask: wanted.annotationsPerTask,
          labelSchema: {
            classes: wanted.classNames.map((name) => ({ name })),
            regions: wanted.hasBoxes ? ['box'] : [],
            choice: wanted.hasBoxes ? 'none' : 'single',
          },
        },
      });
      const invites: { email: string; url: string }[] = [];
      for (const email of wanted.emails) invites.push(await invite(projectId, email));
      await uploadImport(projectId, wanted.files, onProgress);
      return { projectId, invites };
    },
  });
}
