import { deleteProjectContract } from '@/core/contracts/delete-project.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { updateProjectContract } from '@/core/contracts/update-project.contract';
import { defineRoute } from '@/server/http/define-route';
import { deleteProject } from '@/server/projects/delete-project';
import { getProject } from '@/server/projects/get-project';
import { updateProject } from '@/server/projects/update-project';

export const GET = defineRoute(getProjectContract, ({ ctx, params }) => getProject(ctx, params));
export const PATCH = defineRoute(updateProjectContract, ({ ctx, params, body, ifMatch }) =>
  updateProject(ctx, { ...body, ...params, ifMatch }),
);
export const DELETE = defineRoute(deleteProjectContract, ({ ctx, params }) =>
  deleteProject(ctx, params),
);
