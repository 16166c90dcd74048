import { AppError } from '@/core/errors';
import type { OnnxSummary, OnnxValue } from '@/core/models/inspect-onnx';
import type { ModelCard } from '@/core/models/model-card';

function refuse(message: string): never {
  throw new AppError('invalid_model', { message });
}

function inputDims(card: ModelCard): number[] {
  const { input } = card;
  return input.kind === 'image' ? [1, 3, input.heightPx, input.widthPx] : [1, input.buckets];
}

/** A dim the file leaves open takes any size. */
function hasShape(value: OnnxValue, wanted: readonly number[]): boolean {
  const { dims } = value;
  if (dims === null) return true;
  return dims.length === wanted.length && dims.every((dim, i) => dim === null || dim === wanted[i]);
}

function assertTaskFits({ task, input, decoder, strides }: ModelCard): void {
  const isDetector = task === 'object-detection';
  if ((task === 'text-classification') !== (input.kind === 'text')) {
    refuse(`The card’s task ${task} does not go with an input of kind ${input.kind}`);
  }
  if (isDetector !== (decoder === 'fcos' || decoder === 'nanodet')) {
    refuse(`The card’s task ${task} does not go with the decoder ${decoder}`);
  }
  if (isDetector && strides.length === 0) refuse('The card names no strides');
}

/** A column for each class: the first output of a classifier, every other one of a detector. */
function assertClassesFit(card: ModelCard, outputs: ReadonlyMap<string, OnnxValue>): void {
  const isDetector = card.task === 'object-detection';
  const scoreNames = card.outputs.filter((_, index) => (isDetector ? index % 2 : index) === 0);
  for (const name of scoreNames) {
    const columns = outputs.get(name)?.dims?.at(-1) ?? null;
    if (columns !== null && columns !== card.classes.length) {
      refuse(`The output ${name} has ${columns} classes, the card ${card.classes.length}`);
    }
  }
}

/**
 * Guarantees that a card describes the file it came with: one float32 input of the card's name and
 * shape, every output present with a column for each class, task, input and decoder of one kind.
 * @throws AppError `invalid_model` naming what does not fit
 */
export function assertCardFits(card: ModelCard, summary: OnnxSummary): void {
  assertTaskFits(card);
  const [input, ...others] = summary.inputs;
  if (input === undefined || others.length > 0) {
    refuse(`The model has ${summary.inputs.length} inputs; exactly one is wanted`);
  }
  if (input.name !== card.input.name) {
    refuse(`The model’s input is called ${input.name}, in the card ${card.input.name}`);
  }
  if (input.elementType !== 'float32') refuse(`The model’s input is ${input.elementType}`);
  const wanted = inputDims(card);
  if (!hasShape(input, wanted)) {
    refuse(`The model’s input is [${input.dims?.join(', ')}], in the card [${wanted.join(', ')}]`);
  }
  const outputs = new Map(summary.outputs.map((output) => [output.name, output]));
  for (const name of card.outputs) {
    const output = outputs.get(name);
    if (output === undefined) refuse(`The model has no output ${name}`);
    if (output.elementType !== 'float32') refuse(`The output ${name} is ${output.elementType}`);
  }
  assertClassesFit(card, outputs);
}
