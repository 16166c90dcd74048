import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { ActionArgs } from '@/editor/actions/action';
import { type ActionCommand, commandId, commandsOf } from '@/editor/command';
import type { Binding } from '@/editor/keymap';

/** One line of the sheet: a command, or a class, and every key that stands for it. */
export interface ShortcutRow {
  readonly id: string;
  readonly group: string;
  /** Null where the line stands for a class. */
  readonly command: ActionCommand | null;
  readonly className: string | null;
  /** The class is one of the whole item, where regions have classes too. */
  readonly isOfItem: boolean;
  readonly bindings: readonly Binding[];
}

function classNameOf(schema: LabelSchema, { classId }: ActionArgs): string | null {
  return schema.classes.find(({ id }) => id === classId)?.name ?? null;
}

/** Returns the lines of the sheet by group, in the order of the registry. */
export function groupShortcutRows(
  bindings: readonly Binding[],
  schema: LabelSchema,
): Map<string, ShortcutRow[]> {
  const rows = new Map<string, ShortcutRow>();
  for (const binding of bindings) {
    const { action, args } = binding;
    // the directions of one action are one line; every class is a line of its own
    const id = args.classId === undefined ? action.id : commandId(action, args);
    const known = rows.get(id);
    const [command] = commandsOf(action);
    rows.set(id, {
      id,
      group: action.group,
      command: command === undefined ? null : { ...command, args: {} },
      className: classNameOf(schema, args),
      isOfItem: action.id === 'toggle-item-class',
      bindings: [...(known?.bindings ?? []), binding],
    });
  }
  const groups = new Map<string, ShortcutRow[]>();
  for (const row of rows.values()) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return groups;
}
