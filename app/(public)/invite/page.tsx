import { InviteForm } from '@/components/account/invite-form';

export default function Page() {
  return <InviteForm />;
}
