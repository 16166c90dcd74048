'use client';

import {
  Alert,
  Badge,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useFormatter, useTranslations } from 'next-intl';
import { createInviteContract } from '@/core/contracts/create-invite.contract';
import { listInvitesContract } from '@/core/contracts/list-invites.contract';
import { listMembersContract } from '@/core/contracts/list-members.contract';
import { removeMemberContract } from '@/core/contracts/remove-member.contract';
import { revokeInviteContract } from '@/core/contracts/revoke-invite.contract';
import { updateMemberContract } from '@/core/contracts/update-member.contract';
import type { EntityId } from '@/core/ids';
import { type ProjectRole, ProjectRoleSchema } from '@/core/roles';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { PageHeader } from '../ui/page-header';
import { ProblemAlert } from '../ui/problem-alert';
import { QueryView } from '../ui/query-view';

type ProjectId = EntityId<'project'>;

function useRoleChoices() {
  const t = useTranslations('people');
  return ProjectRoleSchema.options.map((value) => ({ value, label: t(`role_${value}`) }));
}

function InviteCard({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('people');
  const common = useTranslations('common');
  const roles = useRoleChoices();
  const form = useForm({ initialValues: { role: 'annotator' as ProjectRole, email: '' } });
  const invite = useApiMutation(createInviteContract, { refresh: [listInvitesContract] });
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb="sm">
        {t('invite')}
      </Title>
      <form
        onSubmit={form.onSubmit(({ role, email }) =>
          invite.mutate({
            params: { projectId },
            body: { role, email: email === '' ? null : email },
          }),
        )}
      >
        <Group align="flex-end">
          <Select
            label={t('role')}
            data={roles}
            allowDeselect={false}
            {...form.getInputProps('role')}
          />
          <TextInput
            label={t('emailOptional')}
            placeholder="name@example.org"
            type="email"
            w={260}
            {...form.getInputProps('email')}
          />
          <Button type="submit" loading={invite.isPending}>
            {t('makeLink')}
          </Button>
        </Group>
      </form>
      <Text size="xs" c="dimmed" mt={6}>
        {t(`roleHint_${form.values.role}`)}
      </Text>
      {invite.error !== null && <ProblemAlert error={invite.error} />}
      {invite.data !== undefined && (
        <Alert mt="md" color="green" title={t('linkReady')}>
          <Group wrap="nowrap">
            <Code block flex={1} style={{ overflowWrap: 'anywhere' }}>
              {invite.data.url}
            </Code>
            <CopyButton value={invite.data.url}>
              {({ copied, copy }) => (
                <Button onClick={copy} variant="default">
                  {copied ? common('copied') : common('copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
    </Card>
  );
}

function OpenInvites({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('people');
  const format = useFormatter();
  const showProblem = useShowProblem();
  const invites = useApiQuery(listInvitesContract, { params: { projectId } });
  const revoke = useApiMutation(revokeInviteContract, { refresh: [listInvitesContract] });
  if (invites.data === undefined || invites.data.invites.length === 0) return null;
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb="sm">
        {t('openInvites')}
      </Title>
      <Stack gap={6}>
        {invites.data.invites.map((invite) => (
          <Group key={invite.id} justify="space-between">
            <Text size="sm">
              {t(`role_${invite.role}`)} · {invite.email ?? t('anybody')} ·{' '}
              {t('expires', { when: format.relativeTime(new Date(invite.expiresAt)) })}
            </Text>
            <Button
              size="xs"
              variant="subtle"
              color="red"
              onClick={() =>
                revoke.mutate(
                  { params: { projectId, inviteId: invite.id } },
                  { onError: showProblem },
                )
              }
            >
              {t('revoke')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

function MemberTable({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('people');
  const common = useTranslations('common');
  const format = useFormatter();
  const roles = useRoleChoices();
  const showProblem = useShowProblem();
  const members = useApiQuery(listMembersContract, { params: { projectId } });
  const update = useApiMutation(updateMemberContract, { refresh: [listMembersContract] });
  const remove = useApiMutation(removeMemberContract, { refresh: [listMembersContract] });
  return (
    <QueryView query={members}>
      {(data) => (
        <Card withBorder padding={0}>
          <Table.ScrollContainer minWidth={620}>
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('name')}</Table.Th>
                  <Table.Th>{t('role')}</Table.Th>
                  <Table.Th>{t('joined')}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.members.map((member) => (
                  <Table.Tr key={member.userId}>
                    <Table.Td>
                      <Group gap={8}>
                        <Text size="sm" fw={500}>
                          {member.name}
                        </Text>
                        {member.isSimulated && (
                          <Badge size="sm" variant="light" color="gray">
                            {common('simulated')}
                          </Badge>
                        )}
                      </Group>
                      {!member.isSimulated && (
                        <Text size="xs" c="dimmed">
                          {member.email}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Select
                        size="xs"
                        w={150}
                        data={roles}
                        value={member.role}
                        allowDeselect={false}
                        aria-label={t('roleOf', { name: member.name })}
                        disabled={member.isSimulated}
                        onChange={(role) =>
                          update.mutate(
                            {
                              params: { projectId, userId: member.userId },
                              body: { role: role as ProjectRole },
                            },
                            { onError: showProblem },
                          )
                        }
                      />
                    </Table.Td>
                    <Table.Td>{format.dateTime(new Date(member.joinedAt), 'short')}</Table.Td>
                    <Table.Td ta="right">
                      <Button
                        size="xs"
                        variant="subtle"
                        color="red"
                        onClick={() =>
                          remove.mutate(
                            { params: { projectId, userId: member.userId } },
                            { onError: showProblem },
                          )
                        }
                      >
                        {t('remove')}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </QueryView>
  );
}

/** Who works on a project, and the links that bring in more. */
export function PeoplePage({ projectId }: { projectId: ProjectId }) {
  const t = useTranslations('people');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack>
        <InviteCard projectId={projectId} />
        <OpenInvites projectId={projectId} />
        <MemberTable projectId={projectId} />
      </Stack>
    </>
  );
}
