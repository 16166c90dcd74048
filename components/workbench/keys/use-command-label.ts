'use client';

import { useTranslations } from 'next-intl';
import type { ActionArgs } from '@/editor/actions/action';
import type { ActionCommand, Command } from '@/editor/command';

const ARROWS = [
  ['dx', '←', '→'],
  ['dy', '↑', '↓'],
] as const;
const WORDS = ['word', 'line', 'text', 'start', 'end', 'doesExtend', 'isTrailing'];

/** What in a label tells of all its keys together, such as "(with Shift by 10 px)". */
const REMARK = /\s*[(（][^)）]*[)）]$/;

/** Which of several commands of one action this is, such as `← 10`; words are still to be translated. */
function partsOf({ degrees, ...args }: ActionArgs): string[] {
  const parts: string[] = [];
  for (const [name, less, more] of ARROWS) {
    const step = args[name] ?? 0;
    const size = Math.abs(step);
    if (step !== 0) parts.push(`${step < 0 ? less : more}${size === 1 ? '' : ` ${size}`}`);
  }
  if (degrees !== undefined) parts.push(`${degrees < 0 ? '↺' : '↻'} ${Math.abs(degrees)}°`);
  for (const [name, value] of Object.entries(args)) {
    if (value === true) parts.push(name);
    else if (typeof value === 'string') parts.push(value);
  }
  return parts;
}

function isOfAction(command: Command | ActionCommand): command is ActionCommand {
  return 'args' in command;
}

/** Names commands and their groups in the person's language. */
export function useCommandLabel(): {
  labelOf: (command: Command) => string;
  groupOf: (group: string) => string;
} {
  const bench = useTranslations('workbench');
  const keys = useTranslations('keys');
  return {
    labelOf(command) {
      if (!isOfAction(command)) return keys(command.labelKey, command.labelValues ?? {});
      const parts = partsOf(command.args).map((part) =>
        WORDS.includes(part) ? keys(`arg_${part}`) : part,
      );
      const label = bench(command.labelKey);
      return parts.length === 0 ? label : `${label.replace(REMARK, '')} · ${parts.join(' ')}`;
    },
    groupOf: (group) => (group === 'review' ? keys('group_review') : bench(`group_${group}`)),
  };
}
