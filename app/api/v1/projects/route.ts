import { createProjectContract } from '@/core/contracts/create-project.contract';
import { listProjectsContract } from '@/core/contracts/list-projects.contract';
import { defineRoute } from '@/server/http/define-route';
import { createProject } from '@/server/projects/create-project';
import { listProjects } from '@/server/projects/list-projects';

export const GET = defineRoute(listProjectsContract, ({ ctx }) => listProjects(ctx));
export const POST = defineRoute(createProjectContract, ({ ctx, body }) => createProject(ctx, body));
