import { SignInForm } from '@/components/account/sign-in-form';

interface Props {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const next = [(await searchParams).next].flat()[0];
  return <SignInForm next={next ?? null} />;
}
