'use client';

import { Button, Group, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { getModelVersionContract } from '@/core/contracts/get-model-version.contract';
import { listModelsContract } from '@/core/contracts/list-models.contract';
import { retireModelVersionContract } from '@/core/contracts/retire-model-version.contract';
import { useApiMutation } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';

/** Takes a version out of use; asks first, because a retired version never comes back. */
export function RetireButton({ version, size }: { version: ModelVersionView; size: string }) {
  const t = useTranslations('models');
  const common = useTranslations('common');
  const showProblem = useShowProblem();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const retire = useApiMutation(retireModelVersionContract, {
    refresh: [listModelsContract, getModelVersionContract],
  });
  return (
    <Popover
      opened={isOpen}
      onChange={close}
      position="bottom-end"
      width={280}
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button size={size} variant="subtle" color="gray" onClick={toggle}>
          {t('retire')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="sm">
          {t('retireHint')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={close}>
            {common('cancel')}
          </Button>
          <Button
            size="xs"
            color="red"
            loading={retire.isPending}
            onClick={() =>
              retire.mutate({ params: { modelVersionId: version.id } }, { onError: showProblem })
            }
          >
            {t('retire')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
