import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { Editor } from '@/editor/editor';
import { whenIdle } from '../../ui/when-idle';
import type { OpenedLog } from './open-log';
import { type CarriedOver, openEditor, type WorkItem } from './work-item';

/** What an editor was opened on; it is of no use once any of it has changed. */
interface Ground {
  readonly item: WorkItem;
  readonly opened: OpenedLog | null;
  readonly project: ProjectView;
}

interface Opened extends Ground {
  readonly editor: Editor;
  /** The sticky class when it was opened. */
  readonly classId: number | null;
}

/** Has the editor work out what its panels and its picture ask for first. */
function warm(editor: Editor): void {
  editor.getRegions();
  editor.getState();
  editor.getScene();
}

/**
 * Opens the editor of the item that comes next while nobody waits for it: a draft of thousands of
 * regions is then there at once.
 */
export class NextEditor {
  #next: Ground | null = null;
  #opened: Opened | null = null;

  /** Opens the editor of an item whose draft is there, when the page is idle. */
  prepare(item: WorkItem, project: ProjectView, carried: CarriedOver, canReopen: () => boolean) {
    const { opened } = item;
    if (opened === null || opened.log === null || isOf(this.#next, { item, opened, project }))
      return;
    const next = { item, opened, project };
    this.#next = next;
    this.#opened = null;
    whenIdle(() => {
      if (this.#next !== next || item.opened !== opened || item.editor !== null) return;
      const editor = openEditor(item, project, carried, canReopen);
      warm(editor);
      this.#opened = { ...next, editor, classId: carried.activeClassId };
    });
  }

  /** Hands out the editor of an item: the one that is open already, else a new one. */
  take(
    item: WorkItem,
    project: ProjectView,
    carried: CarriedOver,
    canReopen: () => boolean,
  ): Editor {
    const { opened } = item;
    const ahead = this.#opened;
    this.#next = this.#opened = null;
    if (ahead === null || !isOf(ahead, { item, opened, project })) {
      return openEditor(item, project, carried, canReopen);
    }
    // where the draft names no class of its own it goes on with the sticky one
    const isSticky = ahead.editor.getState().activeClassId === ahead.classId;
    if (isSticky && carried.activeClassId !== ahead.classId) {
      return openEditor(item, project, carried, canReopen);
    }
    ahead.editor.setPreviousRegions(carried.previousRegions);
    return ahead.editor;
  }
}

function isOf(ground: Ground | null, { item, opened, project }: Ground): boolean {
  return ground?.item === item && ground.opened === opened && ground.project === project;
}
