'use client';

import { ColorSwatch, Kbd, Menu } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { RegionFlag } from '@/core/annotation';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { shortcutText } from '../keys/shortcut-text';
import { focusPicture } from './focus-picture';
import { listClassEntries, putRecentFirst } from './search-classes';
import { sharedValue } from './shared-value';
import { Submenu } from './submenu';
import { useClassKeys } from './use-class-keys';
import { useRecentClasses } from './use-recent-classes';

const CLASSES_MAX = 12;

const FLAGS: readonly (readonly [RegionFlag, string])[] = [
  ['occluded', 'toggle-occluded'],
  ['truncated', 'toggle-truncated'],
  ['difficult', 'toggle-difficult'],
  ['crowd', 'toggle-crowd'],
];
const ORDER = ['bring-to-front', 'bring-forward', 'send-backward', 'send-to-back'];
const VIEW = ['toggle-hide-selected', 'toggle-lock', 'group-selected', 'ungroup-selected'];
const COPY = ['copy-selected', 'duplicate-selected'];
/** What can be done where no region is. */
const GROUND = ['paste', 'repeat-previous', 'select-all', 'show-all'];

function Key({ text }: { text: string | undefined }) {
  return text === undefined || text === '' ? null : <Kbd size="xs">{text}</Kbd>;
}

function ActionItem({ editor, id }: { editor: Editor; id: string }) {
  const t = useTranslations('workbench');
  const panels = useTranslations('panels');
  const action = editor.actions.find((entry) => entry.id === id);
  if (action === undefined) return null;
  const isEnabled = editor.isEnabled(action);
  return (
    <Menu.Item
      disabled={!isEnabled}
      title={id === 'repeat-previous' && !isEnabled ? panels('nothingToRepeat') : undefined}
      rightSection={<Key text={shortcutText(editor, id)} />}
      onClick={() => editor.runAction(id)}
    >
      {t(action.labelKey)}
    </Menu.Item>
  );
}

function ClassItems({
  editor,
  schema,
  projectId,
}: {
  editor: Editor;
  schema: LabelSchema;
  projectId: string;
}) {
  const t = useTranslations('panels');
  const keys = useClassKeys(editor);
  const recent = useRecentClasses(editor, projectId);
  const entries = listClassEntries(schema.classes);
  const hasMore = entries.length > CLASSES_MAX;
  const shown = hasMore ? putRecentFirst(entries, recent).slice(0, CLASSES_MAX) : entries;
  return (
    <Submenu label={t('menuClass')}>
      {shown.map(({ labelClass: { id, name, color } }) => (
        <Menu.Item
          key={id}
          leftSection={<ColorSwatch color={color} size={12} withShadow={false} />}
          rightSection={<Key text={keys.get(id)} />}
          onClick={() => editor.runAction('set-class', { classId: id })}
        >
          {name}
        </Menu.Item>
      ))}
      {hasMore && (
        <Menu.Item
          rightSection={<Key text={shortcutText(editor, 'find-class')} />}
          onClick={() => requestAnimationFrame(() => editor.runAction('find-class'))}
        >
          {t('moreClasses')}
        </Menu.Item>
      )}
    </Submenu>
  );
}

function SelectionItems({
  editor,
  schema,
  projectId,
}: {
  editor: Editor;
  schema: LabelSchema;
  projectId: string;
}) {
  const t = useTranslations('panels');
  const regions = editor.getSelected();
  return (
    <>
      <ClassItems editor={editor} schema={schema} projectId={projectId} />
      <Submenu label={t('menuFlags')}>
        {FLAGS.map(([flag, actionId]) => {
          const shared = sharedValue(regions, ({ flags }) => flags?.includes(flag) ?? false);
          return (
            <Menu.CheckboxItem
              key={flag}
              checked={shared?.isMixed === false && shared.value}
              closeMenuOnClick
              rightSection={<Key text={shortcutText(editor, actionId)} />}
              onChange={() => editor.runAction(actionId)}
            >
              {t(`flag_${flag}`)}
            </Menu.CheckboxItem>
          );
        })}
      </Submenu>
      <Submenu label={t('menuOrder')}>
        {ORDER.map((id) => (
          <ActionItem key={id} editor={editor} id={id} />
        ))}
      </Submenu>
      <Menu.Divider />
      {VIEW.map((id) => (
        <ActionItem key={id} editor={editor} id={id} />
      ))}
      <Menu.Divider />
      {COPY.map((id) => (
        <ActionItem key={id} editor={editor} id={id} />
      ))}
      <ActionItem editor={editor} id="paste" />
    </>
  );
}

/** Where the menu was asked for, CSS px of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** The menu of the selected regions, or of the picture where none is selected; all of it actions. */
export function RegionMenu({
  editor,
  schema,
  projectId,
  place,
  onComment,
  onClose,
}: {
  editor: Editor;
  schema: LabelSchema;
  projectId: string;
  place: MenuPlace | null;
  onComment: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('panels');
  const workbench = useTranslations('workbench');
  const hasSelection = editor.getState().selectedIds.length > 0;
  return (
    <div onKeyDown={(event) => event.stopPropagation()}>
      <Menu
        opened={place !== null}
        onChange={(isOpened) => {
          if (!isOpened) {
            onClose();
            focusPicture();
          }
        }}
        position="bottom-start"
        offset={2}
        shadow="md"
        width={260}
        returnFocus={false}
        closeOnClickOutside
      >
        <Menu.Target>
          {/* a mere place, that lends the menu its name */}
          <div
            aria-hidden
            aria-label={t('menu')}
            style={{ position: 'fixed', left: place?.x ?? 0, top: place?.y ?? 0 }}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {hasSelection ? (
            <SelectionItems editor={editor} schema={schema} projectId={projectId} />
          ) : (
            GROUND.map((id) => <ActionItem key={id} editor={editor} id={id} />)
          )}
          <Menu.Divider />
          <Menu.Item
            rightSection={<Key text={shortcutText(editor, 'write-comment')} />}
            onClick={() => requestAnimationFrame(onComment)}
          >
            {workbench('actions.writeComment')}
          </Menu.Item>
          {hasSelection && <ActionItem editor={editor} id="delete-selected" />}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
