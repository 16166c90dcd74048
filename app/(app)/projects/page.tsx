import { ProjectList } from '@/components/projects/project-list';

export default function Page() {
  return <ProjectList />;
}
