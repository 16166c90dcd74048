'use client';

import { Button, Card, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { useApiQuery } from '../api/use-api';
import { ClassBadge } from '../ui/class-badge';

const ROWS_MAX = 12;

/** Which class of the model stands for which of the project; mapped ones first. */
export function CardClasses({ version }: { version: ModelVersionView }) {
  const t = useTranslations('models');
  const [isOpen, { open }] = useDisclosure(false);
  const project = useApiQuery(getProjectContract, { params: { projectId: version.projectId } });
  const known = new Map(project.data?.labelSchema.classes.map((found) => [found.id, found]));
  const all = version.card.classes;
  const sorted = [...all].sort((a, b) => Number(a.classId === null) - Number(b.classId === null));
  const mapped = all.filter(({ classId }) => classId !== null).length;
  const shown = isOpen ? sorted : sorted.slice(0, ROWS_MAX);
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5">
        {t('classMap')}
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t('classMapHint', { mapped, count: all.length })}
      </Text>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {shown.map(({ name, classId }) => {
            const labelClass = classId === null ? undefined : known.get(classId);
            return (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>
                  {labelClass === undefined ? (
                    <Text size="sm" c="dimmed">
                      {t('notMapped')}
                    </Text>
                  ) : (
                    <ClassBadge labelClass={labelClass} />
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {shown.length < all.length && (
        <Button size="compact-xs" variant="subtle" onClick={open} mt={4}>
          {t('allClasses', { count: all.length })}
        </Button>
      )}
    </Card>
  );
}
