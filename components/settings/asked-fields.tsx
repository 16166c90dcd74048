'use client';

import { Card, Checkbox, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { REGION_KINDS } from '@/core/label-schema/assert-label-schema';
import type { Choice, ProjectKind, RegionKind } from '@/core/label-schema/label-schema';
import type { DraftProblem } from './find-draft-problems';
import type { SchemaDraft } from './schema-draft';

const CHOICES: readonly Choice[] = ['none', 'single', 'multiple'];

/** What is asked of an item: which kinds of region, and a class of the whole item. */
export function AskedFields({
  kind,
  draft,
  problems,
  onChange,
}: {
  kind: ProjectKind;
  draft: SchemaDraft;
  problems: readonly DraftProblem[];
  onChange: (draft: SchemaDraft) => void;
}) {
  const t = useTranslations('label-schema');
  return (
    <Card withBorder padding="lg">
      <Stack gap="md">
        <Title order={2} size="h5">
          {t('asked')}
        </Title>
        <Group align="flex-start" gap="xl">
          <Checkbox.Group
            label={t('regionKinds')}
            value={draft.regions}
            onChange={(values) => {
              const wanted = REGION_KINDS[kind].filter((one) => values.includes(one));
              onChange({ ...draft, regions: wanted });
            }}
          >
            <Stack gap={8} mt={8}>
              {REGION_KINDS[kind].map((one: RegionKind) => (
                <Checkbox
                  key={one}
                  value={one}
                  label={t(`kind_${one}`)}
                  description={t(`kind_${one}Hint`)}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <Radio.Group
            label={t(`choiceOf_${kind}`)}
            value={draft.choice}
            onChange={(value) => onChange({ ...draft, choice: value as Choice })}
          >
            <Stack gap={8} mt={8}>
              {CHOICES.map((choice) => (
                <Radio key={choice} value={choice} label={t(`choice_${choice}`)} />
              ))}
            </Stack>
          </Radio.Group>
        </Group>
        {problems.some(({ code }) => code === 'nothingAsked') && (
          <Text size="sm" c="red" role="alert">
            {t('problem_nothingAsked')}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
