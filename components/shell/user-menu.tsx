'use client';

import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconLogout, IconShield, IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { signOut } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { ApiProblem } from '@/sdk/api-problem';
import { useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { removeAllCopies, removeCopiesOfOthers } from '../offline/remove-copies';
import { whenIdle } from '../ui/when-idle';
import type { UnsentWork } from '../workbench/session/unsent-work';
import { SignOutDialog } from './sign-out-dialog';

/** The signed-in person: account, administration, sign out, which asks first where work is unsent. */
export function UserMenu({ findUnsent }: { findUnsent: () => Promise<UnsentWork | null> }) {
  const t = useTranslations('common');
  const me = useApiQuery(getMeContract, {}, { staleTime: 60_000 });
  const showProblem = useShowProblem();
  const name = me.data?.name ?? '';
  const userId = me.data?.id;
  useEffect(() => {
    if (userId !== undefined) whenIdle(() => void removeCopiesOfOthers(userId));
  }, [userId]);
  const [unsent, setUnsent] = useState<{ work: UnsentWork; count: number } | null>(null);
  async function askToLeave() {
    const work = await findUnsent();
    const count = (await work?.count()) ?? 0;
    if (work === null || count === 0) await leave();
    else setUnsent({ work, count });
  }
  async function leave() {
    setUnsent(null);
    await removeAllCopies();
    try {
      await signOut({ callbackUrl: '/sign-in' });
    } catch {
      showProblem(new ApiProblem({ code: 'network', status: 0, detail: t('stillSignedIn') }));
    }
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton aria-label={`${t('account')}: ${name}`}>
            <Avatar name={name} color="initials" size={32} radius="xl" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.data?.email}</Menu.Label>
          <Menu.Item component={Link} href="/account" leftSection={<IconUser size={16} />}>
            {t('account')}
          </Menu.Item>
          {me.data?.instanceRole === 'admin' && (
            <Menu.Item component={Link} href="/admin" leftSection={<IconShield size={16} />}>
              {t('admin')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void askToLeave()}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {unsent !== null && (
        <SignOutDialog {...unsent} onLeave={leave} onClose={() => setUnsent(null)} />
      )}
    </>
  );
}
