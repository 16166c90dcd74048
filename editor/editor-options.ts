import type { Answer, Region } from '@/core/annotation';
import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import type { KeymapSettings } from '@/core/preferences';
import type { Clipboard } from './clipboard';
import type { HostAbilities } from './editor-context';
import type { ToolId } from './tools/tool-state-info';
import type { ImageSize } from './units';

/** What an editor is opened on. */
export interface EditorOptions {
  readonly kind: ProjectKind;
  readonly schema: LabelSchema;
  /** Extent of the upright image; absent for a text. */
  readonly image?: ImageSize;
  /** The text; absent for a picture. */
  readonly text?: string;
  /** An earlier answer, such as the server's draft. */
  readonly answer?: Answer;
  /** Absent: the host can do none of it. */
  readonly host?: HostAbilities;
  /** The sticky class of the item before. */
  readonly activeClassId?: number | null;
  /** The person's keys; the built-in ones where absent. */
  readonly keys?: KeymapSettings;
  /** Shared by the editors of all items, so that what was copied can be pasted into the next. */
  readonly clipboard?: Clipboard;
  /** What was answered to the item before, for `repeat-previous`. */
  readonly previousRegions?: readonly Region[];
}

/** The tool an editor begins with: what the project asks for is drawn without choosing a tool. */
export function restingTool({ kind, schema }: EditorOptions): ToolId {
  if (kind === 'text') return schema.regions.includes('span') ? 'draw-span' : 'pan';
  if (schema.regions.includes('box')) return 'draw-box';
  return schema.regions.includes('polygon') ? 'draw-polygon' : 'pan';
}
