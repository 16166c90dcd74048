import { AppError } from '../errors';
import { encodeOnnx, type OnnxAttribute, type OnnxInitializer, type OnnxNode } from './encode-onnx';
import { readTfjsGraph, type TfjsConstant, type TfjsGraph, type TfjsNode } from './read-tfjs-graph';

const OPSET = 18;
const TO_NCHW = [0, 3, 1, 2];
const TO_NHWC = [0, 2, 3, 1];

/**
 * Gives the ONNX file (opset 18, float32 computation over float16-stored weights) of a TensorFlow.js
 * graph model made of convolutions, pooling, padding, bilinear resizing and reshaping, with its
 * inputs and outputs renamed by `names`; throws `invalid_model` for any operator beyond those.
 */
export function convertTfjsGraph(
  json: unknown,
  weights: Uint8Array,
  names: Readonly<Record<string, string>>,
): Uint8Array {
  const graph = readTfjsGraph(json, weights);
  const conversion = new Conversion(graph, names);
  for (const node of inOrder(graph)) conversion.add(node);
  const rename = (value: { name: string; dims: number[] }) => ({
    name: conversion.rename(value.name),
    dims: value.dims,
  });
  return encodeOnnx({
    opset: OPSET,
    name: 'converted',
    nodes: conversion.nodes,
    initializers: conversion.initializers,
    inputs: graph.inputs.map(rename),
    outputs: graph.outputs.map(rename),
  });
}

/** TensorFlow.js lists nodes in any order; ONNX wants each after what it reads. */
function inOrder(graph: TfjsGraph): TfjsNode[] {
  const byName = new Map(graph.nodes.map((node) => [node.name, node]));
  const ordered = new Set<TfjsNode>();
  const open = new Set<TfjsNode>();
  const visit = (name: string): void => {
    const node = byName.get(name.replace(/:\d+$/, ''));
    if (node === undefined) throw refuse(`node ${name} is missing`);
    if (ordered.has(node)) return;
    if (open.has(node)) throw refuse('its nodes form a circle');
    open.add(node);
    node.input.forEach(visit);
    ordered.add(node);
  };
  for (const output of graph.outputs) visit(output.name);
  return [...ordered];
}

class Conversion {
  readonly nodes: OnnxNode[] = [];
  readonly initializers: OnnxInitializer[] = [];
  private readonly constants: Map<string, TfjsConstant>;
  private readonly stored = new Set<string>();

  constructor(
    graph: TfjsGraph,
    private readonly names: Readonly<Record<string, string>>,
  ) {
    this.constants = new Map(graph.constants);
  }

  rename(name: string): string {
    const plain = name.replace(/:0$/, '');
    return Object.hasOwn(this.names, plain) ? (this.names[plain] as string) : plain;
  }

  add(node: TfjsNode): void {
    const [first = '', second = '', third = '', fourth = ''] = node.input;
    const output = this.rename(node.name);
    switch (node.op) {
      case 'Placeholder':
      case 'Const':
        return;
      case 'SparseToDense':
        this.foldSparse(node.name, first, second, third, fourth);
        return;
      case 'Identity':
      case 'Sigmoid':
        this.push(node.op, [this.value(first)], [output]);
        return;
      case 'LeakyRelu':
        this.push(node.op, [this.value(first)], [output], {
          alpha: { float: node.attr.alpha?.f ?? 0.2 },
        });
        return;
      case 'Add':
      case 'AddV2':
        if (!this.foldSum(node.name, first, second)) {
          this.push('Add', [this.value(first), this.value(second)], [output]);
        }
        return;
      case 'Transpose':
        this.push('Transpose', [this.value(first)], [output], { perm: this.integers(second) });
        return;
      case 'Reshape':
        this.push('Reshape', [this.value(first), this.value(second)], [output]);
        return;
      case 'Pad':
      case 'PadV2':
        this.addPad(node, output);
        return;
      case 'ConcatV2':
        this.push(
          'Concat',
          node.input.slice(0, -1).map((name) => this.value(name)),
          [output],
          {
            axis: this.integer(node.input.at(-1) ?? ''),
          },
        );
        return;
      case 'SplitV': {
        const sizes = this.integers(second);
        const outputs = sizes.map((_, i) => (i === 0 ? output : `${node.name}:${i}`));
        this.push('Split', [this.value(first), this.value(second)], outputs, {
          axis: this.integer(third),
        });
        return;
      }
      case 'ResizeBilinear':
        this.addResize(node, output);
        return;
      case 'Conv2D':
        assertValidPadding(node);
        this.addChannelsFirst('Conv', [this.value(first), this.kernel(second)], output, {
          strides: spatial(node, 'strides'),
          dilations: spatial(node, 'dilations'),
        });
        return;
      case 'MaxPool':
        assertValidPadding(node);
        this.addChannelsFirst('MaxPool', [this.value(first)], output, {
          kernel_shape: spatial(node, 'ksize'),
          strides: spatial(node, 'strides'),
        });
        return;
      default:
        throw refuse(`operator ${node.op} is not supported`);
    }
  }

  private addPad(node: TfjsNode, output: string): void {
    const [data = '', paddings = '', fill] = node.input;
    const pairs = this.integers(paddings);
    const pads = [...pairs.filter((_, i) => i % 2 === 0), ...pairs.filter((_, i) => i % 2 === 1)];
    const inputs = [this.value(data), this.storeIntegers(`${node.name}/pads`, pads)];
    if (fill !== undefined) inputs.push(this.value(fill));
    this.push('Pad', inputs, [output]);
  }

  private addResize(node: TfjsNode, output: string): void {
    if (node.attr.half_pixel_centers?.b !== true) throw refuse('resizing must be by half pixels');
    const sizes = this.storeIntegers(`${node.name}/sizes`, this.integers(node.input[1] ?? ''));
    this.addChannelsFirst('Resize', [this.value(node.input[0] ?? ''), '', '', sizes], output, {
      mode: 'linear',
      coordinate_transformation_mode: 'half_pixel',
      axes: [2, 3],
    });
  }

  /** TensorFlow keeps channels last, ONNX first; runtimes cancel transposes that meet. */
  private addChannelsFirst(
    opType: string,
    [data = '', ...others]: string[],
    output: string,
    attributes: Record<string, OnnxAttribute>,
  ): void {
    this.push('Transpose', [data], [`${output}/nchw`], { perm: TO_NCHW });
    this.push(opType, [`${output}/nchw`, ...others], [`${output}/result`], attributes);
    this.push('Transpose', [`${output}/result`], [output], { perm: TO_NHWC });
  }

  private push(
    opType: string,
    inputs: string[],
    outputs: string[],
    attributes: Record<string, OnnxAttribute> = {},
  ): void {
    this.nodes.push({ opType, inputs, outputs, attributes });
  }

  /** Gives the ONNX name of a value, writing it into the file first if it is a constant. */
  private value(name: string): string {
    const constant = this.constants.get(name.replace(/:0$/, ''));
    if (constant === undefined) return this.rename(name);
    return constant.kind === 'integers'
      ? this.storeIntegers(name, constant.values)
      : this.storeFloats(name, constant.dims, constant.halves);
  }

  /** Gives a convolution's kernel reordered from height, width, in, out to out, in, height, width. */
  private kernel(name: string): string {
    const constant = this.constants.get(name);
    if (constant?.kind !== 'floats' || constant.dims.length !== 4) {
      throw refuse('a convolution needs a constant kernel');
    }
    const [height, width, inputs, outputs] = constant.dims as [number, number, number, number];
    const area = height * width;
    const halves = new Uint16Array(constant.halves.length);
    for (let at = 0; at < halves.length; at++) {
      const output = at % outputs;
      const input = Math.floor(at / outputs) % inputs;
      const position = Math.floor(at / (outputs * inputs));
      halves[(output * inputs + input) * area + position] = constant.halves[at] as number;
    }
    return this.storeFloats(`${name}/oihw`, [outputs, inputs, height, width], halves);
  }

  private storeFloats(name: string, dims: number[], halves: Uint16Array): string {
    if (this.stored.has(name)) return name;
    this.stored.add(name);
    const bytes = new Uint8Array(halves.length * 2);
    const view = new DataView(bytes.buffer);
    halves.forEach((half, i) => view.setUint16(i * 2, half, true));
    this.initializers.push({ name: `${name}/f16`, elementType: 'float16', dims, bytes });
    this.push('Cast', [`${name}/f16`], [name], { to: 1 });
    return name;
  }

  private storeIntegers(name: string, values: number[]): string {
    if (this.stored.has(name)) return name;
    this.stored.add(name);
    const bytes = new Uint8Array(values.length * 8);
    const view = new DataView(bytes.buffer);
    values.forEach((value, i) => view.setBigInt64(i * 8, BigInt(value), true));
    this.initializers.push({ name, elementType: 'int64', dims: [values.length], bytes });
    return name;
  }

  private integers(name: string): number[] {
    const constant = this.constants.get(name.replace(/:0$/, ''));
    if (constant?.kind !== 'integers') throw refuse(`${name} must be constant`);
    return constant.values;
  }

  private integer(name: string): number {
    const [value] = this.integers(name);
    if (value === undefined) throw refuse(`${name} must be a number`);
    return value;
  }

  private foldSparse(
    name: string,
    positions: string,
    shape: string,
    values: string,
    fallback: string,
  ): void {
    const length = this.integer(shape);
    if (!(length >= 0 && length <= 8)) throw refuse('a shape has too many dimensions');
    const rest = this.integer(fallback);
    const dense = Array.from({ length }, () => rest);
    const filled = this.integers(values);
    this.integers(positions).forEach((position, i) => {
      dense[position] = filled[i] ?? filled[0] ?? 0;
    });
    this.constants.set(name, { kind: 'integers', dims: [dense.length], values: dense });
  }

  private foldSum(name: string, first: string, second: string): boolean {
    const a = this.constants.get(first);
    const b = this.constants.get(second);
    if (a?.kind !== 'integers' || b?.kind !== 'integers') return false;
    if (a.values.length !== b.values.length) throw refuse('a sum of constants does not fit');
    const values = a.values.map((value, i) => value + (b.values[i] as number));
    this.constants.set(name, { kind: 'integers', dims: a.dims, values });
    return true;
  }
}

function assertValidPadding(node: TfjsNode): void {
  if (atob(node.attr.padding?.s ?? '') !== 'VALID') throw refuse('padding must be explicit');
}

/** Gives height and width of an attribute in NHWC order. */
function spatial(node: TfjsNode, attribute: string): number[] {
  const list = node.attr[attribute]?.list?.i ?? ['1', '1', '1', '1'];
  return list.slice(1, 3).map(Number);
}

function refuse(reason: string): AppError {
  return new AppError('invalid_model', {
    message: `The TensorFlow.js model was refused: ${reason}`,
  });
}
