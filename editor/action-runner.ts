import type { ProjectKind } from '@/core/label-schema/label-schema';
import type { Action, ActionArgs } from './actions/action';
import { ACTIONS } from './actions/action-registry';
import type { EditorContext } from './editor-context';
import type { Outbox } from './outbox';
import type { ToolMachine } from './tools/tool-machine';
import type { ViewMover } from './view-mover';

/** What an action is run with. */
interface RunnerParts {
  readonly kind: ProjectKind;
  readonly context: EditorContext;
  readonly machine: ToolMachine;
  readonly mover: ViewMover;
  readonly outbox: Outbox;
}

/** Runs the actions of one workbench, each as one undo step; a gesture may take one for itself. */
export class ActionRunner {
  /** The actions of this workbench. */
  readonly actions: readonly Action[];
  readonly #context: EditorContext;
  readonly #machine: ToolMachine;
  readonly #mover: ViewMover;
  readonly #outbox: Outbox;

  constructor({ kind, context, machine, mover, outbox }: RunnerParts) {
    this.actions = ACTIONS.filter(({ kinds }) => kinds.includes(kind));
    this.#context = context;
    this.#machine = machine;
    this.#mover = mover;
    this.#outbox = outbox;
  }

  /** The action of this workbench that goes by the id. */
  find(id: string): Action | undefined {
    return this.actions.find((entry) => entry.id === id);
  }

  isEnabled(action: Action, args: ActionArgs): boolean {
    return action.isEnabled(this.#context, args);
  }

  /** False where the action is not enabled; a gesture is cancelled all the same. */
  run(action: Action, args: ActionArgs): boolean {
    if (this.#machine.takeAction(action.id, args)) {
      this.#outbox.visible();
      return true;
    }
    if (!action.keepsGesture) this.#machine.cancelGesture();
    if (!action.isEnabled(this.#context, args)) return false;
    const { document, view } = this.#context;
    if (!args.isRepeat && !this.#machine.isInGesture) document.history.mark(action.id);
    const { camera } = view;
    action.run(this.#context, args);
    if (camera !== view.camera) this.#mover.follow();
    this.#outbox.visible();
    return true;
  }

  /** Ends an action of the kind that is held. */
  release(action: Action | undefined): void {
    action?.release?.(this.#context);
  }
}
