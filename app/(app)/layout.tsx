import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppFrame } from '@/components/shell/app-frame';
import { getPageActor } from '@/server/auth/get-page-actor';

export default async function AppLayout({ children }: { children: ReactNode }) {
  if ((await getPageActor()) === null) redirect('/sign-in');
  return <AppFrame>{children}</AppFrame>;
}
