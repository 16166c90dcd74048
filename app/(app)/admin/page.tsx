import { AdminPage } from '@/components/admin/admin-page';

export default function Page() {
  return <AdminPage />;
}
