'use client';

import { Badge, Card, Group, Select, Switch, Table, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { listUsersContract, type UserViewSchema } from '@/core/contracts/list-users.contract';
import { updateUserContract } from '@/core/contracts/update-user.contract';
import { type InstanceRole, InstanceRoleSchema } from '@/core/roles';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { QueryView } from '../ui/query-view';

type User = z.output<typeof UserViewSchema>;

function UserRow({ user }: { user: User }) {
  const t = useTranslations('admin');
  const common = useTranslations('common');
  const format = useFormatter();
  const showProblem = useShowProblem();
  const update = useApiMutation(updateUserContract, { refresh: [listUsersContract] });
  const change = (body: { instanceRole?: InstanceRole; isDisabled?: boolean }) =>
    update.mutate({ params: { userId: user.id }, body }, { onError: showProblem });
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <Text
            size="sm"
            fw={500}
            {...(user.isDisabled ? { c: 'dimmed', td: 'line-through' } : {})}
          >
            {user.name}
          </Text>
          {user.isSimulated && (
            <Badge size="sm" variant="light" color="gray">
              {common('simulated')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {user.email}
        </Text>
      </Table.Td>
      <Table.Td>
        {user.isSimulated ? (
          <Text size="sm" c="dimmed">
            {t(`role_${user.instanceRole}`)}
          </Text>
        ) : (
          <Select
            size="xs"
            w={140}
            aria-label={t('roleOf', { name: user.name })}
            data={InstanceRoleSchema.options.map((value) => ({ value, label: t(`role_${value}`) }))}
            value={user.instanceRole}
            allowDeselect={false}
            disabled={update.isPending}
            onChange={(role) => change({ instanceRole: role as InstanceRole })}
          />
        )}
      </Table.Td>
      <Table.Td>
        {user.isSimulated ? (
          <Text size="sm" c="dimmed">
            {t('cannotSignIn')}
          </Text>
        ) : (
          <Switch
            checked={!user.isDisabled}
            disabled={update.isPending}
            label={user.isDisabled ? t('disabled') : t('enabled')}
            aria-label={t('enabledOf', { name: user.name })}
            onChange={(event) => change({ isDisabled: !event.currentTarget.checked })}
          />
        )}
      </Table.Td>
      <Table.Td>{format.dateTime(new Date(user.createdAt), 'short')}</Table.Td>
    </Table.Tr>
  );
}

/** Everybody with an account here: what each may do, and whether the account works. */
export function UserTable() {
  const t = useTranslations('admin');
  const users = useApiQuery(listUsersContract);
  return (
    <QueryView query={users}>
      {(data) => (
        <Card withBorder padding={0}>
          <Table.ScrollContainer type="native" minWidth={620}>
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('name')}</Table.Th>
                  <Table.Th>{t('role')}</Table.Th>
                  <Table.Th>{t('access')}</Table.Th>
                  <Table.Th>{t('joined')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.users.map((user) => (
                  <UserRow key={user.id} user={user} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </QueryView>
  );
}
