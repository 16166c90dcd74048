import { NewProjectForm } from '@/components/projects/new-project-form';

export default function Page() {
  return <NewProjectForm />;
}
