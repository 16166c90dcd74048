import type { Region } from '@/core/annotation';
import type { PreLabelSource } from '@/core/contracts/claim-assignments.contract';
import { newId } from '@/core/ids';
import { type ModelCard, ModelCardSchema } from '@/core/models/model-card';
import type { ModelPrediction } from '@/core/models/prediction';
import type { Candidate } from '@/editor/candidates';
import type { TakenCandidates } from '@/editor/count-taken-candidates';
import { BrowserModel } from '@/inference/browser/browser-model';

/** What a model proposes for one item, in the project's own classes. */
export interface Proposal {
  modelVersionId: PreLabelSource['modelVersionId'];
  provider: 'webgpu' | 'wasm';
  regions: Region[];
  classIds: number[];
  /** class id → the model's confidence, for models of whole items. */
  classConfidences: ReadonlyMap<number, number>;
  /** What a detector sees beside what it proposes; stays in the browser. */
  candidates: readonly Candidate[];
  /** Milliseconds around the run. */
  runMs: number;
}

type RunState =
  | { kind: 'loading'; name: string; share: number | null }
  | { kind: 'ready'; name: string; provider: 'webgpu' | 'wasm'; threads: number }
  | { kind: 'failed'; name: string; message: string }
  /** The page came by plain http from another machine: no model's file can be checked. */
  | { kind: 'insecure'; name: string };

/** What the model's help has been worth of late, and what of it is paused for that. */
export type ModelHelp = Pick<PreLabelSource, 'measured' | 'isPaused' | 'areClicksPaused'>;

export type ModelStatus = { kind: 'none'; help: null } | (RunState & { help: ModelHelp });

/**
 * Turns a prediction into regions and classes; proposed boxes of classes the project does not have
 * fall away, candidates of such keep their place. `scale` is ImagePx for one px of the picture as the model saw it.
 */
export function toProposedAnswer(
  card: ModelCard,
  prediction: ModelPrediction,
  scale = 1,
): Pick<Proposal, 'regions' | 'classIds' | 'classConfidences' | 'candidates'> {
  const regions = prediction.boxes.flatMap((box): Region[] => {
    const classId = card.classes[box.classIndex]?.classId ?? null;
    if (classId === null || box.width <= 0 || box.height <= 0) return [];
    const { confidence } = box;
    const [x, y] = [box.x * scale, box.y * scale];
    const [width, height] = [box.width * scale, box.height * scale];
    const id = newId('region');
    const shape = { kind: 'box' as const, x, y, width, height, rotation: 0 };
    return [{ ...shape, id, classId, confidence, attributes: {}, origin: 'prediction' }];
  });
  const scores = prediction.classScores;
  const isSingle = card.decoder === 'softmax';
  const best = Math.max(...scores, 0);
  const classIds = scores.flatMap((score, index) => {
    const classId = card.classes[index]?.classId ?? null;
    if (classId === null || score < card.thresholds.score) return [];
    return isSingle && score < best ? [] : [classId];
  });
  const classConfidences = new Map(
    scores.flatMap((score, index) => {
      const classId = card.classes[index]?.classId ?? null;
      return classId === null ? [] : [[classId, score] as const];
    }),
  );
  const candidates = prediction.candidates.map(
    ({ classIndex, confidence, x, y, width, height }): Candidate => ({
      ...{ x: x * scale, y: y * scale, width: width * scale, height: height * scale },
      classId: card.classes[classIndex]?.classId ?? null,
      confidence,
    }),
  );
  return {
    ...{ regions, classConfidences, candidates },
    classIds: isSingle ? classIds.slice(0, 1) : classIds,
  };
}

/** The proposal as it is sent with the answer: with what was shown and taken of it. */
export function toSentPreLabel(
  proposal: Proposal | null | undefined,
  use: { wasShown: boolean } & Partial<TakenCandidates>,
) {
  if (!proposal) return null;
  const { classConfidences: _, candidates: __, ...proposed } = proposal;
  return { ...proposed, ...use };
}

/** Runs the project's model in this browser; whatever fails, labelling goes on by hand. */
export class PreLabeller {
  #state: RunState | null = null;
  #model: BrowserModel | null = null;
  #source: PreLabelSource | null = null;
  #card: ModelCard | null = null;

  constructor(
    private readonly onChange: () => void,
    private readonly flags: { allowSoftwareAdapter: boolean },
  ) {}

  get status(): ModelStatus {
    const { help } = this;
    return this.#state === null || help === null
      ? { kind: 'none', help: null }
      : { ...this.#state, help };
  }

  /** What the model in use has been worth of late; null where there is none. */
  get help(): ModelHelp | null {
    return this.#source;
  }

  /** Says which model to use from now on; of the same one again only what its help is worth is new. */
  use(source: PreLabelSource | null): void {
    if (source?.modelVersionId === this.#source?.modelVersionId) {
      this.#source = source;
      this.onChange();
      return;
    }
    this.dispose();
    const card = ModelCardSchema.safeParse(source?.card);
    if (source === null || !card.success) return;
    this.#source = source;
    this.#card = card.data;
    const name = `${source.modelName} v${source.version}`;
    if (crypto.subtle === undefined) {
      this.#setState({ kind: 'insecure', name });
      return;
    }
    this.#setState({ kind: 'loading', name, share: null });
    this.#model = new BrowserModel({
      card: card.data,
      url: source.fileUrl,
      sha256: source.sha256,
      allowSoftwareAdapter: this.flags.allowSoftwareAdapter,
      onProgress: (_, loaded, total) =>
        this.#setState({ kind: 'loading', name, share: total === 0 ? null : loaded / total }),
    });
    void this.#watch(this.#model, name);
  }

  /**
   * Gives the model's proposal, or null where there is no model or it failed. Closes the bitmap,
   * which may be a smaller rendering of the picture that is `widthPx` wide.
   */
  async propose(input: ImageBitmap | string, widthPx: number | null): Promise<Proposal | null> {
    const [model, source, card] = [this.#model, this.#source, this.#card];
    if (model === null || source === null || card === null) {
      if (typeof input !== 'string') input.close();
      return null;
    }
    const scale = typeof input === 'string' || widthPx === null ? 1 : widthPx / input.width;
    const result = await model.predict(input);
    if (this.#model !== model) return null;
    if (!result.ok) {
      this.#setState({ kind: 'failed', name: source.modelName, message: result.message });
      return null;
    }
    const running = await model.load();
    const provider = running.ok ? running.value.provider : 'wasm';
    const answer = toProposedAnswer(card, result.value.prediction, scale);
    return { ...answer, modelVersionId: source.modelVersionId, provider, runMs: result.value.ms };
  }

  dispose(): void {
    this.#model?.dispose();
    this.#model = null;
    this.#source = null;
    this.#card = null;
    this.#setState(null);
  }

  async #watch(model: BrowserModel, name: string): Promise<void> {
    const result = await model.load();
    if (this.#model !== model) return;
    this.#setState(
      result.ok
        ? { kind: 'ready', name, ...result.value }
        : { kind: 'failed', name, message: result.message },
    );
  }

  #setState(state: RunState | null): void {
    this.#state = state;
    this.onChange();
  }
}
