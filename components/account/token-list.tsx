'use client';

import {
  Alert,
  Button,
  Card,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Modal,
  NumberInput,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useFormatter, useTranslations } from 'next-intl';
import { createTokenContract } from '@/core/contracts/create-token.contract';
import { listTokensContract } from '@/core/contracts/list-tokens.contract';
import { revokeTokenContract } from '@/core/contracts/revoke-token.contract';
import { type Scope, ScopeSchema } from '@/core/roles';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { ProblemAlert } from '../ui/problem-alert';
import { QueryView } from '../ui/query-view';

function NewToken({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const form = useForm({
    initialValues: {
      name: '',
      scopes: ['jobs:run', 'export:read', 'projects:read'] as string[],
      expiresInDays: 90,
    },
  });
  const create = useApiMutation(createTokenContract, { refresh: [listTokensContract] });
  if (create.data !== undefined) {
    return (
      <Stack>
        <Alert color="yellow">{t('tokenOnce')}</Alert>
        <Code block>{create.data.secret}</Code>
        <Group>
          <CopyButton value={create.data.secret}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? common('copied') : common('copy')}</Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {common('close')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        create.mutate({ body: { ...values, scopes: values.scopes as Scope[] } }),
      )}
    >
      <Stack>
        {create.error !== null && <ProblemAlert error={create.error} />}
        <TextInput
          label={t('tokenName')}
          placeholder={t('tokenNameExample')}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group label={t('tokenScopes')} required {...form.getInputProps('scopes')}>
          <Stack gap={6} mt={6}>
            {ScopeSchema.options.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={scope}
                description={t(`scope_${scope.replace(':', '_')}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NumberInput
          label={t('tokenDays')}
          min={1}
          max={366}
          {...form.getInputProps('expiresInDays')}
        />
        <Button type="submit" loading={create.isPending}>
          {t('createToken')}
        </Button>
      </Stack>
    </form>
  );
}

/** One's own API tokens: make, look over, end. */
export function TokenList() {
  const t = useTranslations('account');
  const format = useFormatter();
  const showProblem = useShowProblem();
  const [isOpen, { open, close }] = useDisclosure(false);
  const tokens = useApiQuery(listTokensContract);
  const revoke = useApiMutation(revokeTokenContract, { refresh: [listTokensContract] });
  return (
    <Card withBorder padding="lg">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('tokens')}
        </Title>
        <Button variant="default" onClick={open}>
          {t('createToken')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {t('tokensHint')}
      </Text>
      <QueryView query={tokens}>
        {(data) =>
          data.tokens.length === 0 ? (
            <Text size="sm">{t('noTokens')}</Text>
          ) : (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('tokenName')}</Table.Th>
                    <Table.Th>{t('tokenScopes')}</Table.Th>
                    <Table.Th>{t('expires')}</Table.Th>
                    <Table.Th>{t('lastUsed')}</Table.Th>
                    <Table.Th />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.tokens.map((token) => (
                    <Table.Tr key={token.id}>
                      <Table.Td>
                        {token.name}
                        <Text size="xs" c="dimmed" ff="monospace">
                          {token.preview}…
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <Text size="xs">{token.scopes.join(', ')}</Text>
                      </Table.Td>
                      <Table.Td>{format.dateTime(new Date(token.expiresAt))}</Table.Td>
                      <Table.Td>
                        {token.lastUsedAt === null
                          ? t('never')
                          : format.relativeTime(new Date(token.lastUsedAt))}
                      </Table.Td>
                      <Table.Td>
                        <Button
                          size="xs"
                          variant="subtle"
                          color="red"
                          onClick={() =>
                            revoke.mutate(
                              { params: { tokenId: token.id } },
                              { onError: showProblem },
                            )
                          }
                        >
                          {t('revoke')}
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </QueryView>
      <Modal opened={isOpen} onClose={close} title={t('createToken')}>
        <NewToken onClose={close} />
      </Modal>
    </Card>
  );
}
