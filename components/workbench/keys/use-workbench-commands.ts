'use client';

import { useTranslations } from 'next-intl';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { commandsOf } from '@/editor/command';
import type { Editor } from '@/editor/editor';
import type { PaletteCommand } from '../../shell/palette-command';
import { keysOf } from './shortcut-text';
import { useCommandLabel } from './use-command-label';

/** Left out of the palette: it is open already, closes by Escape, or acts only while a key is held. */
const LEFT_OUT = new Set(['open-palette', 'cancel', 'hide-all']);

/** Returns how to list what can be done with the item at hand: every action, then every class. */
export function useWorkbenchCommands(
  editor: Editor | null,
  schema: LabelSchema,
): () => readonly PaletteCommand[] {
  const keys = useTranslations('keys');
  const bench = useTranslations('workbench');
  const { labelOf, groupOf } = useCommandLabel();
  return () => {
    if (editor === null) return [];
    const { bindings } = editor.keymap;
    const keyOf = (id: string, classId?: number) => {
      const found = bindings.find(
        ({ action, args }) => action.id === id && args.classId === classId,
      );
      return found === undefined ? '' : keysOf(found.shortcut).join(' ');
    };
    const actions = editor.actions.flatMap((action) => {
      if (LEFT_OUT.has(action.id)) return [];
      const command = commandsOf(action).find(({ args }) => Object.keys(args).length === 0);
      if (command === undefined) return [];
      return {
        id: `action-${action.id}`,
        group: groupOf(action.group),
        label: labelOf(command),
        keys: keyOf(action.id),
        isDisabled: !editor.isEnabled(action),
        run: () => void editor.runAction(action.id),
      };
    });
    const offered = schema.classes.filter(({ isDeleted }) => !isDeleted);
    const classes = offered.map(({ id, name }) => ({
      id: `class-${id}`,
      group: groupOf('class'),
      label: keys('setClass', { name }),
      keys: keyOf('set-class', id),
      run: () => void editor.runAction('set-class', { classId: id }),
    }));
    const isMixed = schema.regions.length > 0 && schema.choice !== 'none';
    const itemClasses = (isMixed ? offered : []).map(({ id, name }) => ({
      id: `item-class-${id}`,
      group: groupOf('class'),
      label: `${bench('actions.toggleItemClass')} · ${name}`,
      keys: keyOf('toggle-item-class', id),
      run: () => editor.toggleItemClass(id),
    }));
    return [...actions, ...classes, ...itemClasses];
  };
}
