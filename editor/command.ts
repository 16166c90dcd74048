import type { Action, ActionArgs, Shortcut } from './actions/action';
import { ACTIONS } from './actions/action-registry';

/** Where keys are at work; the same key may mean something else in each. */
export type KeyScope = 'image' | 'text' | 'review' | 'global';

/** What a person can bind keys to. */
export interface Command {
  /** Stable: bindings are stored under it. */
  readonly id: string;
  /** Key of the label in the messages of the part that has it. */
  readonly labelKey: string;
  /** What the label's text asks for. */
  readonly labelValues?: Readonly<Record<string, number>>;
  readonly group: string;
  readonly scopes: readonly KeyScope[];
  readonly defaults: readonly Shortcut[];
}

/** An action with one set of arguments: moving left and moving up are two commands. */
export interface ActionCommand extends Command {
  readonly action: Action;
  readonly args: ActionArgs;
}

function argsText(args: ActionArgs): string {
  return Object.entries(args)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

/** Returns the id of an action with these arguments, such as `nudge:dx=-1,dy=0`. */
export function commandId(action: Action, args: ActionArgs): string {
  const text = argsText(args);
  return text === '' ? action.id : `${action.id}:${text}`;
}

/** Returns the commands of an action, one for each set of arguments its shortcuts have. */
export function commandsOf(action: Action): ActionCommand[] {
  const byId = new Map<string, { args: ActionArgs; defaults: Shortcut[] }>();
  const shortcuts = action.shortcuts.length > 0 || action.needsArgs ? action.shortcuts : [null];
  for (const shortcut of shortcuts) {
    const args = shortcut?.args ?? {};
    const id = commandId(action, args);
    const known = byId.get(id) ?? { args, defaults: [] };
    if (shortcut !== null) known.defaults.push(shortcut);
    byId.set(id, known);
  }
  const scopes: readonly KeyScope[] = action.isEverywhere
    ? ['image', 'text', 'review', 'global']
    : action.kinds;
  return [...byId].map(([id, { args, defaults }]) => ({
    id,
    labelKey: action.labelKey,
    group: action.group,
    scopes,
    defaults,
    action,
    args,
  }));
}

/** Every command of the workbenches, in the order in which sheets list them. */
export const ACTION_COMMANDS: readonly ActionCommand[] = ACTIONS.flatMap(commandsOf);
