'use client';

import { Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { SchemaChangeNote } from './list-schema-changes';

/** More changes than this are told by their number. */
const SHOWN_MAX = 12;

const REMOVALS: ReadonlySet<SchemaChangeNote['what']> = new Set([
  'classRemoved',
  'kindRemoved',
  'attributeRemoved',
]);

function Touched({ note }: { note: SchemaChangeNote }) {
  const t = useTranslations('label-schema');
  const format = useFormatter();
  const { what, regions, items } = note;
  if (regions === null) {
    return (
      <Text span size="xs" c="dimmed">
        {t('counting')}
      </Text>
    );
  }
  const counts = [
    ...(regions > 0 ? [t('touchedRegions', { count: regions })] : []),
    ...(items !== null && items > 0 ? [t('touchedItems', { count: items })] : []),
  ];
  if (counts.length === 0) return null;
  const count = format.list(counts);
  const isRemoval = REMOVALS.has(what);
  return (
    <Text span size="xs" c={isRemoval ? 'orange' : 'dimmed'}>
      {!isRemoval && count}
      {isRemoval && t(what === 'kindRemoved' ? 'leavesLabels' : 'staysAsItIs', { count })}
    </Text>
  );
}

/** What saving would change and how much of people's work it touches, before it is saved. */
export function SchemaChanges({
  changes,
  isChanged,
  hasProblems,
  isSaving,
  version,
  onBringBack,
  onDiscard,
}: {
  changes: readonly SchemaChangeNote[];
  isChanged: boolean;
  hasProblems: boolean;
  isSaving: boolean;
  version: number;
  onBringBack: (classId: number) => void;
  onDiscard: () => void;
}) {
  const t = useTranslations('label-schema');
  const common = useTranslations('common');
  const nameOf = ({ what, name }: SchemaChangeNote) => {
    if (what === 'kindAdded' || what === 'kindRemoved') return t(`kind_${name as 'box'}`);
    return what === 'choiceChanged' ? t(`choice_${name as 'none'}`) : name;
  };
  return (
    <Card withBorder padding="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('changes')}
          </Title>
          <Text size="xs" c="dimmed">
            {t('version', { version })}
          </Text>
        </Group>
        {changes.length === 0 && !hasProblems && (
          <Text size="sm" c="dimmed">
            {isChanged ? t('onlyLooks') : t('noChanges')}
          </Text>
        )}
        {changes.length > 0 && (
          <List size="sm" spacing={6} aria-live="polite">
            {changes.slice(0, SHOWN_MAX).map((note) => {
              const { what, name, newName, classId } = note;
              return (
                <List.Item key={`${what} ${name} ${classId}`}>
                  {t(`change_${what}`, { name: nameOf(note), newName })}
                  <br />
                  <Touched note={note} />
                  {classId !== null && what === 'classRemoved' && (
                    <Button variant="subtle" size="compact-xs" onClick={() => onBringBack(classId)}>
                      {t('bringBack')}
                    </Button>
                  )}
                </List.Item>
              );
            })}
          </List>
        )}
        {changes.length > SHOWN_MAX && (
          <Text size="xs" c="dimmed">
            {t('moreChanges', { count: changes.length - SHOWN_MAX })}
          </Text>
        )}
        {hasProblems && (
          <Text size="sm" c="red">
            {t('hasProblems')}
          </Text>
        )}
        <Group gap="xs">
          <Button type="submit" disabled={!isChanged || hasProblems} loading={isSaving}>
            {common('save')}
          </Button>
          <Button variant="default" disabled={!isChanged || isSaving} onClick={onDiscard}>
            {t('discard')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
