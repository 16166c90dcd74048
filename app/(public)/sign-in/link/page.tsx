import { LinkSignIn } from '@/components/account/link-sign-in';

export default function Page() {
  return <LinkSignIn />;
}
