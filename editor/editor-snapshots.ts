import type { Region } from '@/core/annotation';
import type { AnswerDocument } from './answer-document';
import type { Candidates } from './candidates';
import type { EditorInput } from './editor-input';
import { type EditorState, keepIdentity, readState } from './editor-state';
import type { Outbox } from './outbox';
import { readScene } from './read-scene';
import type { Scene, SceneRegions } from './scene';
import type { TextView } from './text/text-view';
import type { ToolMachine } from './tools/tool-machine';
import type { ViewState } from './view-state';

/** What snapshots are taken of. */
interface SnapshotSource {
  readonly document: AnswerDocument;
  readonly view: ViewState;
  readonly machine: ToolMachine;
  readonly regions: SceneRegions;
  readonly text: TextView | null;
  readonly input: EditorInput;
  readonly outbox: Outbox;
  readonly candidates: Candidates;
  readonly previous: { readonly regions: readonly Region[] };
}

/** What of an editor is seen from outside: each snapshot is the same object until it changes. */
export class EditorSnapshots {
  readonly #source: SnapshotSource;
  #scene: Scene | null = null;
  #state: EditorState | null = null;
  /** Of the outbox when the state was read. */
  #stateVersion = Number.NaN;

  constructor(source: SnapshotSource) {
    this.#source = source;
  }

  /** What to draw. */
  get scene(): Scene {
    this.#scene ??= readScene(this.#source);
    return this.#scene;
  }

  /** What panels and toolbars show; another object only when one of its fields changes. */
  get state(): EditorState {
    const { document, view, machine, input, outbox, candidates, previous } = this.#source;
    const { version } = outbox;
    if (this.#state !== null && this.#stateVersion === version) return this.#state;
    this.#stateVersion = version;
    const now = readState(
      document,
      view,
      machine,
      input.keymap,
      previous.regions.length,
      candidates.known?.length ?? null,
    );
    this.#state = keepIdentity(this.#state, now);
    return this.#state;
  }

  /** Something that is drawn has changed. */
  forgetScene(): void {
    this.#scene = null;
  }
}
