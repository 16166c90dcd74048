import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { ItemView } from '@/core/contracts/list-items.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { needsTiles } from '@/core/tile-grid';
import type { Clipboard } from '@/editor/clipboard';
import { Editor } from '@/editor/editor';
import type { EditorOptions } from '@/editor/editor-options';
import { decodeForModel } from '@/inference/browser/read-bitmap';
import type { OpenedLog } from './open-log';
import type { Proposal } from './pre-labeller';

/** `lost`: the file did not come; `unreadable`: it came, and this browser cannot decode it. */
export type PictureFailure = 'lost' | 'unreadable';

/** One leased task with everything that opening it needs, made ready ahead of time. */
export interface WorkItem {
  assignment: AssignmentView;
  /** The picture as it came, kept for as long as the item is held; null for a text. */
  file: Promise<Blob> | null;
  /** Null for a text, or while the picture is decoded. */
  bitmap: ImageBitmap | null;
  /** Null while the draft is put together. */
  opened: OpenedLog | null;
  /** `undefined` while the model is at work, null where there is none. */
  proposal: Proposal | null | undefined;
  /** Why there is no picture; null where there is one, or it may still come. */
  failure: PictureFailure | null;
  editor: Editor | null;
  /** When it was first painted; durations count from here, milliseconds of performance.now(). */
  openedAt: number;
  isPrepared: boolean;
  /** The model runs, but nothing of it is shown; settled when the item is opened. */
  isSilent: boolean;
  /** Its answer was taken back. */
  isReopened: boolean;
}

/** Returns an item of which nothing is loaded yet. */
export function makeWorkItem(assignment: AssignmentView, more: Partial<WorkItem> = {}): WorkItem {
  return {
    assignment,
    ...{ file: null, bitmap: null, opened: null, proposal: undefined, failure: null },
    ...{ editor: null, openedAt: 0, isPrepared: false, isSilent: false, isReopened: false },
    ...more,
  };
}

/** True when the item can be opened: everything is here, or it is known not to come. */
export function isReady({ assignment, bitmap, failure, opened }: WorkItem): boolean {
  return opened !== null && (assignment.item.text !== null || bitmap !== null || failure !== null);
}

/** True where nobody has begun an answer. */
export function isUntouched({ opened }: WorkItem): boolean {
  return opened?.log === null;
}

/** Loads a picture as it is stored. @throws where it does not come */
export async function loadPicture(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The picture could not be loaded (${response.status})`);
  return response.blob();
}

/** The longer side of a large picture whose tiles are not made yet, as it is decoded. */
const LARGE_SIDE_PX = 4096;

/** Decodes a picture, a large one that comes whole no larger than it can be held. @throws where the bytes are none */
export async function decodePicture(
  file: Blob,
  { widthPx, heightPx, tiles }: ItemView,
): Promise<ImageBitmap> {
  const [width, height] = [widthPx ?? 0, heightPx ?? 0];
  if (tiles !== null || !needsTiles(width, height)) return decodeForModel(file);
  const scale = Math.min(1, LARGE_SIDE_PX / Math.max(width, height));
  return createImageBitmap(file, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'medium',
  });
}

/** What one item leaves to the next. */
export interface CarriedOver {
  /** The sticky class. */
  activeClassId: number | null;
  readonly clipboard: Clipboard;
  /** What was last submitted, to be repeated. */
  previousRegions: readonly Region[];
}

/** Opens the editor of an item where its draft was left, with the same steps to undo. */
export function openEditor(
  item: WorkItem,
  project: ProjectView,
  carried: CarriedOver,
  canReopen: () => boolean,
): Editor {
  const { widthPx, heightPx, text } = item.assignment.item;
  const options: Omit<EditorOptions, 'answer'> = {
    kind: project.kind,
    schema: project.labelSchema,
    host: {
      get canReopen() {
        return canReopen();
      },
      isReopened: item.isReopened,
    },
    ...(widthPx === null || heightPx === null ? {} : { image: { widthPx, heightPx } }),
    ...(text === null ? {} : { text }),
    ...{ clipboard: carried.clipboard, previousRegions: carried.previousRegions },
    ...(carried.activeClassId === null ? {} : { activeClassId: carried.activeClassId }),
  };
  const log = item.opened?.log ?? null;
  return log === null ? new Editor(options) : Editor.fromLog(options, log);
}
