/** A CSS cursor name. */
export type Cursor =
  | 'default'
  | 'text'
  | 'crosshair'
  | 'move'
  | 'grab'
  | 'grabbing'
  | 'ns-resize'
  | 'ew-resize'
  | 'nwse-resize'
  | 'nesw-resize';

/** The resize cursors by the direction they point in, each 45° clockwise of the one before. */
const TURNS = ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'] as const;

/** Returns the cursor as it looks where the thing it belongs to is turned clockwise. */
export function turnCursor(cursor: Cursor, degrees: number): Cursor {
  const index = (TURNS as readonly Cursor[]).indexOf(cursor);
  const steps = Math.round(degrees / 45);
  return index < 0 ? cursor : (TURNS[(((index + steps) % 4) + 4) % 4] ?? cursor);
}
