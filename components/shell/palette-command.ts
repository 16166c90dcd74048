/** One line of the command palette. */
export interface PaletteCommand {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** Where it belongs, such as a project's name. */
  readonly description?: string;
  /** The key that does the same, as it stands on the keyboard. */
  readonly keys?: string;
  /** Shown, but cannot be chosen now. */
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** Lines shown at once; typing finds the rest. */
const SHOWN_MAX = 60;

/** How well a line fits what was typed: 0 from its beginning, 1 from a word's, 2 anywhere; null not at all. */
function rank({ label, description = '' }: PaletteCommand, query: string): number | null {
  const text = label.toLowerCase();
  if (text.startsWith(query)) return 0;
  if (text.includes(` ${query}`)) return 1;
  if (text.includes(query)) return 2;
  return description.toLowerCase().includes(query) ? 3 : null;
}

/**
 * Returns the lines to show, best first; without a query those used last stand first under
 * `recentGroup`, the others in their own order.
 */
export function findCommands(
  commands: readonly PaletteCommand[],
  query: string,
  recentIds: readonly string[],
  recentGroup: string,
): PaletteCommand[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') {
    const byId = new Map(commands.map((command) => [command.id, command]));
    const recent = recentIds.flatMap((id) => byId.get(id) ?? []).filter((one) => !one.isDisabled);
    // what cannot be done now is found by its name alone
    const others = commands.filter(({ id, isDisabled }) => !isDisabled && !recentIds.includes(id));
    return [...recent.map((one) => ({ ...one, group: recentGroup })), ...others].slice(
      0,
      SHOWN_MAX,
    );
  }
  const placeOf = (id: string) => {
    const place = recentIds.indexOf(id);
    return place === -1 ? recentIds.length : place;
  };
  return commands
    .flatMap((command) => {
      const fit = rank(command, wanted);
      return fit === null ? [] : [{ command, fit }];
    })
    .sort((a, b) => a.fit - b.fit || placeOf(a.command.id) - placeOf(b.command.id))
    .slice(0, SHOWN_MAX)
    .map(({ command }) => command);
}
