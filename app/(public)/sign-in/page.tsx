import { Suspense } from 'react';
import { SignInForm } from '@/components/account/sign-in-form';

export default function Page() {
  return (
    <Suspense>
      <SignInForm />
    </Suspense>
  );
}
