'use client';

import {
  ActionIcon,
  Button,
  FocusTrap,
  Menu,
  Popover,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { IconArrowsSort, IconFilter, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { RegionFlagSchema } from '@/core/annotation';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import {
  type Arrangement,
  countFilters,
  PLAIN,
  REGION_SORTS,
  REGION_STATES,
} from './arrange-regions';
import { focusPicture } from './focus-picture';
import classes from './region-list.module.css';

/** What the region list shows and in which order. */
export function RegionFilters({
  schema,
  value,
  onChange,
}: {
  schema: LabelSchema;
  value: Arrangement;
  onChange: (value: Arrangement) => void;
}) {
  const t = useTranslations('panels');
  const filters = countFilters(value);
  const filterLabel = filters > 0 ? t('filtersOn', { count: filters }) : t('filter');
  const classOptions = useMemo(
    () =>
      schema.classes
        .filter(({ isDeleted }) => !isDeleted)
        .map(({ id, name }) => ({ value: String(id), label: name })),
    [schema],
  );
  return (
    <div className={classes.bar}>
      <TextInput
        size="xs"
        aria-label={t('searchRegions')}
        placeholder={t('searchRegions')}
        leftSection={<IconSearch size={14} />}
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onChange({ ...value, text: '' });
          focusPicture();
        }}
      />
      <Popover position="bottom-end" withinPortal shadow="md" width={220} trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            variant={filters > 0 ? 'light' : 'subtle'}
            color={filters > 0 ? 'petrol' : 'gray'}
            title={filterLabel}
            aria-label={filterLabel}
          >
            <IconFilter size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          {/* a field that gets the focus opens its list over the others */}
          <FocusTrap.InitialFocus />
          <Stack gap="xs">
            <Select
              size="xs"
              label={t('class')}
              placeholder={t('anyClass')}
              searchable
              clearable
              limit={100}
              data={classOptions}
              comboboxProps={{ withinPortal: false }}
              value={value.classId === null ? null : String(value.classId)}
              onChange={(id) => onChange({ ...value, classId: id === null ? null : Number(id) })}
            />
            <Select
              size="xs"
              label={t('state')}
              placeholder={t('anyState')}
              clearable
              data={REGION_STATES.map((state) => ({ value: state, label: t(`state_${state}`) }))}
              comboboxProps={{ withinPortal: false }}
              value={value.state}
              onChange={(state) => onChange({ ...value, state })}
            />
            <Select
              size="xs"
              label={t('flag')}
              placeholder={t('anyFlag')}
              clearable
              data={RegionFlagSchema.options.map((flag) => ({
                value: flag,
                label: t(`flag_${flag}`),
              }))}
              comboboxProps={{ withinPortal: false }}
              value={value.flag}
              onChange={(flag) => onChange({ ...value, flag })}
            />
            <Button
              size="xs"
              variant="default"
              disabled={filters === 0 && value.text === ''}
              onClick={() => onChange({ ...PLAIN, sort: value.sort, isReversed: value.isReversed })}
            >
              {t('clearFilters')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            title={`${t('sort')}: ${t(`sort_${value.sort}`)}`}
            aria-label={t('sort')}
          >
            <IconArrowsSort size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup
            value={value.sort}
            onChange={(sort) => onChange({ ...value, sort: sort as Arrangement['sort'] })}
          >
            {REGION_SORTS.map((sort) => (
              <Menu.RadioItem key={sort} value={sort}>
                {t(`sort_${sort}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.CheckboxItem
            checked={value.isReversed}
            onChange={(isReversed) => onChange({ ...value, isReversed })}
          >
            {t('sortReversed')}
          </Menu.CheckboxItem>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
