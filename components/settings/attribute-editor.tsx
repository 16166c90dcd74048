'use client';

import {
  ActionIcon,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { DraftProblem } from './find-draft-problems';
import classes from './label-schema-form.module.css';
import type { AttributeDraft, AttributeType, ClassDraft } from './schema-draft';

const TYPES: readonly AttributeType[] = ['select', 'checkbox', 'number', 'text'];
const NUMBERS = ['min', 'max', 'step'] as const;

const toNumber = (value: string | number) => (typeof value === 'number' ? value : null);

/** The value a new region starts with, as each type asks for it. */
function DefaultField({
  attribute,
  onChange,
}: {
  attribute: AttributeDraft;
  onChange: (value: AttributeDraft['default']) => void;
}) {
  const t = useTranslations('label-schema');
  const { type, options, default: value } = attribute;
  const shared = { label: t('default'), placeholder: t('noDefault') };
  if (type === 'number') {
    return (
      <NumberInput
        {...shared}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(toNumber(next))}
      />
    );
  }
  if (type === 'text') {
    return (
      <TextInput
        {...shared}
        maxLength={2000}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const isTick = type === 'checkbox';
  return (
    <Select
      {...shared}
      clearable
      data={
        isTick
          ? [
              { value: 'true', label: t('ticked') },
              { value: 'false', label: t('unticked') },
            ]
          : options
      }
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(isTick && next !== null ? next === 'true' : next)}
    />
  );
}

/** One attribute: its name and type, what it may be, and of which classes it is asked. */
export function AttributeEditor({
  attribute,
  classes: all,
  problem,
  onChange,
  onRemove,
}: {
  attribute: AttributeDraft;
  classes: readonly ClassDraft[];
  problem: DraftProblem['code'] | null;
  onChange: (attribute: AttributeDraft) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('label-schema');
  const set = (part: Partial<AttributeDraft>) => onChange({ ...attribute, ...part });
  const label = attribute.name === '' ? t('unnamed') : attribute.name;
  return (
    <section className={classes.attribute} aria-label={t('attributeOf', { name: label })}>
      <Stack gap="sm">
        <Group wrap="nowrap" align="flex-end" gap="xs">
          <TextInput
            label={t('attributeName')}
            flex={1}
            maxLength={100}
            value={attribute.name}
            error={problem === 'nameMissing' || problem === 'nameTaken'}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Select
            label={t('type')}
            w={150}
            allowDeselect={false}
            data={TYPES.map((value) => ({ value, label: t(`type_${value}`) }))}
            value={attribute.type}
            onChange={(type) => set({ type: type as AttributeType, default: null })}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            mb={4}
            aria-label={t('remove', { name: label })}
            onClick={onRemove}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </Group>
        {attribute.type === 'select' && (
          <TagsInput
            label={t('options')}
            description={t('optionsHint')}
            splitChars={[',', '，', '、', ';']}
            maxTags={200}
            value={attribute.options}
            error={problem === 'optionsMissing'}
            onChange={(options) =>
              set({
                options,
                default: options.includes(String(attribute.default)) ? attribute.default : null,
              })
            }
          />
        )}
        {attribute.type === 'number' && (
          <SimpleGrid cols={3}>
            {NUMBERS.map((field) => (
              <NumberInput
                key={field}
                label={t(field)}
                value={attribute[field] ?? ''}
                error={problem === 'rangeEmpty' && field !== 'step'}
                {...(field === 'step' ? { min: 0 } : {})}
                onChange={(value) => {
                  const number = toNumber(value);
                  set({ [field]: field === 'step' && number === 0 ? null : number });
                }}
              />
            ))}
          </SimpleGrid>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DefaultField attribute={attribute} onChange={(value) => set({ default: value })} />
          <MultiSelect
            label={t('askedOf')}
            placeholder={attribute.classKeys.length === 0 ? t('everyClass') : ''}
            searchable
            clearable
            limit={100}
            data={all
              .filter(({ name }) => name.trim() !== '')
              .map(({ key, name }) => ({ value: key, label: name }))}
            value={attribute.classKeys}
            onChange={(classKeys) => set({ classKeys })}
          />
        </SimpleGrid>
        <Checkbox
          label={t('isRequired')}
          description={t('isRequiredHint')}
          checked={attribute.isRequired}
          onChange={(event) => set({ isRequired: event.currentTarget.checked })}
        />
        {problem !== null && (
          <Text size="xs" c="red" role="alert">
            {t(`problem_${problem}`)}
          </Text>
        )}
      </Stack>
    </section>
  );
}
