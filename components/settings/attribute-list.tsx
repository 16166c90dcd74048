'use client';

import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { AttributeEditor } from './attribute-editor';
import type { DraftProblem } from './find-draft-problems';
import { type AttributeDraft, newAttribute, type SchemaDraft } from './schema-draft';

/** What is asked of each region beside its class. */
export function AttributeList({
  draft,
  problems,
  onChange,
}: {
  draft: SchemaDraft;
  problems: readonly DraftProblem[];
  onChange: (draft: SchemaDraft) => void;
}) {
  const t = useTranslations('label-schema');
  if (draft.regions.length === 0 && draft.attributes.length === 0) return null;
  const set = (attributes: AttributeDraft[]) => onChange({ ...draft, attributes });
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Title order={2} size="h5">
          {t('attributes')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('attributesHint')}
        </Text>
        {draft.attributes.map((attribute) => (
          <AttributeEditor
            key={attribute.key}
            attribute={attribute}
            classes={draft.classes}
            problem={problems.find(({ key }) => key === attribute.key)?.code ?? null}
            onChange={(next) =>
              set(draft.attributes.map((other) => (other.key === next.key ? next : other)))
            }
            onRemove={() => set(draft.attributes.filter(({ key }) => key !== attribute.key))}
          />
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          style={{ alignSelf: 'flex-start' }}
          disabled={draft.attributes.length >= 50}
          onClick={() => set([...draft.attributes, newAttribute()])}
        >
          {t('addAttribute')}
        </Button>
      </Stack>
    </Card>
  );
}
