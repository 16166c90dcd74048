'use client';

import { Checkbox, Select, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { AttributeDefinition } from '@/core/label-schema/attribute-definition';
import { focusPicture } from './focus-picture';
import { NumberField } from './number-field';
import classes from './selection-panel.module.css';
import type { Shared } from './shared-value';
import { useDraftText } from './use-draft-text';

type AttributeValue = string | number | boolean;

interface FieldProps<D extends AttributeDefinition> {
  definition: D;
  shared: Shared<AttributeValue | undefined>;
  /** `null` takes the value away. */
  onChange: (value: AttributeValue | null) => void;
}
type OfType<T extends AttributeDefinition['type']> = FieldProps<
  Extract<AttributeDefinition, { type: T }>
>;

/** True where an answer is required and not there. */
function isMissing({ definition, shared }: FieldProps<AttributeDefinition>): boolean {
  if (definition.isRequired !== true || shared.isMixed) return false;
  return shared.value === undefined || shared.value === '';
}

function SelectField(props: OfType<'select'>) {
  const t = useTranslations('panels');
  const { definition, shared, onChange } = props;
  return (
    <Select
      size="xs"
      aria-label={definition.name}
      aria-required={definition.isRequired === true}
      error={isMissing(props)}
      placeholder={shared.isMixed ? t('mixed') : t('choose')}
      data={definition.options}
      searchable={definition.options.length > 8}
      clearable={definition.isRequired !== true}
      allowDeselect={false}
      value={shared.isMixed || shared.value === undefined ? null : String(shared.value)}
      onChange={onChange}
      onOptionSubmit={focusPicture}
    />
  );
}

function CheckboxField(props: OfType<'checkbox'>) {
  const { definition, shared, onChange } = props;
  return (
    <Checkbox
      size="xs"
      aria-label={definition.name}
      aria-required={definition.isRequired === true}
      error={isMissing(props)}
      checked={!shared.isMixed && shared.value === true}
      indeterminate={shared.isMixed}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function NumberAttribute(props: OfType<'number'>) {
  const t = useTranslations('panels');
  const { definition, shared, onChange } = props;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, step = 1 } = definition;
  const value = shared.isMixed || typeof shared.value !== 'number' ? null : shared.value;
  const range = [min, max].map((end) => (Number.isFinite(end) ? String(end) : '…')).join('–');
  const hasRange = Number.isFinite(min) || Number.isFinite(max);
  return (
    <NumberField
      name={definition.name}
      shared={shared.isMixed ? shared : { isMixed: false, value }}
      placeholder={shared.isMixed ? t('mixed') : hasRange ? range : ''}
      step={step}
      isRequired={definition.isRequired === true}
      isWrong={isMissing(props)}
      onChange={(number) => onChange(number === null ? null : Math.min(max, Math.max(min, number)))}
    />
  );
}

const TEXT_CHARACTERS_MAX = 2000;

function TextField(props: OfType<'text'>) {
  const t = useTranslations('panels');
  const { definition, shared, onChange } = props;
  const value = shared.isMixed || shared.value === undefined ? '' : String(shared.value);
  const draft = useDraftText(value, (text) => {
    onChange(text === '' ? null : text);
    return true;
  });
  return (
    <Textarea
      size="xs"
      aria-label={definition.name}
      aria-required={definition.isRequired === true}
      error={isMissing(props)}
      placeholder={shared.isMixed ? t('mixed') : ''}
      autosize
      minRows={1}
      maxRows={5}
      maxLength={TEXT_CHARACTERS_MAX}
      value={draft.text}
      onChange={(event) => draft.setText(event.currentTarget.value)}
      onBlur={draft.commit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.shiftKey) draft.onKeyDown(event);
      }}
    />
  );
}

function Field({ definition, ...rest }: FieldProps<AttributeDefinition>) {
  switch (definition.type) {
    case 'select':
      return <SelectField definition={definition} {...rest} />;
    case 'checkbox':
      return <CheckboxField definition={definition} {...rest} />;
    case 'number':
      return <NumberAttribute definition={definition} {...rest} />;
    case 'text':
      return <TextField definition={definition} {...rest} />;
  }
}

/** One question about the selected regions: its name, a star where an answer is required, a field by its type. */
export function AttributeField(props: FieldProps<AttributeDefinition>) {
  const t = useTranslations('panels');
  const { name, isRequired } = props.definition;
  return (
    <div className={classes.question}>
      <span className={classes.label} title={isRequired ? `${name} (${t('required')})` : name}>
        {name}
        {isRequired === true && <span className={classes.star}> *</span>}
      </span>
      <Field {...props} />
    </div>
  );
}
