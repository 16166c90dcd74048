import { AccountPage } from '@/components/account/account-page';

export default function Page() {
  return <AccountPage />;
}
