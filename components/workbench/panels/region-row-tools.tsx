'use client';

import {
  IconEye,
  IconEyeOff,
  IconLock,
  IconLockOpen,
  IconStackPush,
  IconX,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import type { RegionRecord } from '@/editor/records';
import { ActionButton } from './action-button';
import classes from './region-list.module.css';

/**
 * Hide, lock, bring to the front and delete, over the row under the pointer. They act on the whole
 * selection where the row is part of it, else on that region alone. They stand outside the list:
 * an option of a listbox holds no buttons, and each of them is an action with a key anyway.
 */
export function RegionRowTools({
  editor,
  region,
  name,
  isSelected,
  isHidden,
  top,
  heightPx,
}: {
  editor: Editor;
  region: RegionRecord;
  name: string;
  isSelected: boolean;
  isHidden: boolean;
  top: number;
  heightPx: number;
}) {
  const t = useTranslations('panels');
  const before = () => {
    if (!isSelected) editor.select([region.id]);
  };
  const tools = [
    { id: 'toggle-hide-selected', Icon: isHidden ? IconEyeOff : IconEye, isPressed: isHidden },
    {
      id: 'toggle-lock',
      Icon: region.isLocked ? IconLock : IconLockOpen,
      isPressed: region.isLocked,
    },
    { id: 'bring-to-front', Icon: IconStackPush },
    { id: 'delete-selected', Icon: IconX },
  ];
  return (
    <div
      role="toolbar"
      aria-label={t('rowActions', { name })}
      className={classes.tools}
      style={{ top, height: heightPx }}
    >
      {tools.map((tool) => (
        <ActionButton
          key={tool.id}
          editor={editor}
          isAlwaysEnabled={!isSelected}
          before={before}
          {...tool}
        />
      ))}
    </div>
  );
}
