'use client';

import { Button, Group, Kbd, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconKeyboard, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import type { Keymap } from '@/editor/keymap';
import { KeySettings } from './key-settings';
import { ShadowedKeys } from './shadowed-keys';
import { groupShortcutRows, type ShortcutRow } from './shortcut-rows';
import classes from './shortcut-sheet.module.css';
import { keysOf } from './shortcut-text';
import { useCommandLabel } from './use-command-label';

/** Every key in force, grouped, searched and printed; from here keys are bound anew. */
export function ShortcutSheet({
  keymap,
  kind,
  schema,
  isOpen,
  onClose,
}: {
  keymap: Keymap;
  kind: ProjectKind;
  schema: LabelSchema;
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('workbench');
  const keys = useTranslations('keys');
  const [isChanging, setIsChanging] = useState(false);
  const [isCapturing, setIsCapturing] = useState(false);
  const close = () => {
    setIsChanging(false);
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnEscape={!isCapturing}
      title={isChanging ? keys('changeTitle') : t('shortcuts')}
      size="xl"
      closeButtonProps={{ className: classes.noPrint ?? '' }}
      classNames={{
        overlay: classes.overlay ?? '',
        inner: classes.inner ?? '',
        content: classes.content ?? '',
      }}
    >
      {isChanging ? (
        <Stack>
          <KeySettings project={{ kind, schema, keymap }} onCapturing={setIsCapturing} />
          <Group justify="flex-end">
            <Button onClick={() => setIsChanging(false)}>{keys('done')}</Button>
          </Group>
        </Stack>
      ) : (
        <Sheet keymap={keymap} schema={schema} onChange={() => setIsChanging(true)} />
      )}
    </Modal>
  );
}

function Sheet({
  keymap,
  schema,
  onChange,
}: {
  keymap: Keymap;
  schema: LabelSchema;
  onChange: () => void;
}) {
  const t = useTranslations('workbench');
  const keys = useTranslations('keys');
  const { labelOf, groupOf } = useCommandLabel();
  const [search, setSearch] = useState('');
  const nameOf = (row: ShortcutRow) => {
    if (row.className === null) return row.command === null ? row.id : labelOf(row.command);
    return row.isOfItem ? `${t('actions.toggleItemClass')} · ${row.className}` : row.className;
  };
  const wanted = search.trim().toLowerCase();
  const isFound = (row: ShortcutRow) =>
    wanted === '' ||
    [nameOf(row), ...row.bindings.map(({ shortcut }) => keysOf(shortcut).join(' '))].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  const groups = [...groupShortcutRows(keymap.bindings, schema)]
    .map(([group, rows]) => [group, rows.filter(isFound)] as const)
    .filter(([, rows]) => rows.length > 0);
  return (
    <Stack gap="md">
      <Group gap="xs" className={classes.noPrint ?? ''}>
        <TextInput
          flex={1}
          data-autofocus
          aria-label={keys('search')}
          placeholder={keys('search')}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
        >
          {keys('print')}
        </Button>
        <Button variant="default" leftSection={<IconKeyboard size={16} />} onClick={onChange}>
          {keys('changeTitle')}
        </Button>
      </Group>
      <ShadowedKeys keymap={keymap} schema={schema} />
      {groups.length === 0 && <Text c="dimmed">{keys('nothingFound')}</Text>}
      <div className={classes.columns}>
        {groups.map(([group, rows]) => (
          <section key={group} className={classes.group}>
            <Title order={3} size="h6" mb={4}>
              {groupOf(group)}
            </Title>
            {rows.map((row) => (
              <div key={row.id} className={classes.row}>
                <Text size="sm" component="span">
                  {nameOf(row)}
                </Text>
                <span className={classes.keys}>
                  {row.bindings.map(({ shortcut }) => {
                    const text = keysOf(shortcut).join(' ');
                    return (
                      <Kbd key={text} size="xs">
                        {text}
                      </Kbd>
                    );
                  })}
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
      <Text size="sm" c="dimmed">
        {t('mouseHint')}
      </Text>
    </Stack>
  );
}
