'use client';

import { Button, Popover } from '@mantine/core';
import { IconListTree } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { ClassTree } from '../text/class-tree';

/** Opens the tree of all classes below a button, where there is no room for it beside the item. */
export function ItemClassPicker({ editor, schema }: { editor: Editor; schema: LabelSchema }) {
  const t = useTranslations('text-work');
  const [isOpen, setIsOpen] = useState(false);
  useEffect(
    () =>
      editor.on('request', ({ kind }) => {
        if (kind === 'find-class' && schema.regions.length === 0) setIsOpen(true);
      }),
    [editor, schema],
  );
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconListTree size={16} />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('allClasses')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" w={300} h={380} display="flex">
        <ClassTree editor={editor} schema={schema} onChosen={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
