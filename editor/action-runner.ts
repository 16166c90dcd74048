import type { ProjectKind } from '@/core/label-schema/label-schema';
import type { Action, ActionArgs } from './actions/action';
import { ACTIONS } from './actions/action-registry';
import { actOnCorner } from './active-corner';
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

  /**
   * Runs it as a button does. False where the action is not enabled; a gesture is cancelled all the
   * same. What completes a gesture takes it as it stands: only a key goes on with it where it is.
   */
  run(action: Action, args: ActionArgs): boolean {
    const isTaken = !action.completesGesture && this.#machine.takeAction(action.id, args);
    if (!isTaken) return this.#perform(action, args);
    this.#outbox.visible();
    return true;
  }

  #perform(action: Action, args: ActionArgs): boolean {
    if (action.completesGesture) this.#machine.completeGesture();
    if (!action.keepsGesture) this.#machine.cancelGesture();
    if (!action.isEnabled(this.#context, args)) return false;
    const { document } = this.#context;
    if (!args.isRepeat && !this.#machine.isInGesture) document.history.mark(action.id);
    this.#follow(() => action.run(this.#context, args));
    this.#outbox.visible();
    return true;
  }

  /** What a key asks for is done to the corner that keys have taken, where it can be. */
  runByKey(action: Action, args: ActionArgs): boolean {
    const isTaken =
      this.#follow(() => actOnCorner(this.#context, action.id, args)) ||
      this.#machine.takeAction(action.id, args);
    if (!isTaken) return this.#perform(action, args);
    this.#outbox.visible();
    return true;
  }

  /** Where the picture has moved meanwhile, the pointer is over another place of it. */
  #follow<T>(act: () => T): T {
    const { view } = this.#context;
    const { camera } = view;
    const done = act();
    if (camera !== view.camera) this.#mover.follow();
    return done;
  }

  /** Ends an action of the kind that is held. */
  release(action: Action | undefined): void {
    action?.release?.(this.#context);
  }
}
