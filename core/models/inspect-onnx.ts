import { AppError } from '../errors';
import { countElements, elementType, inspectTensor } from './onnx-tensor';
import { malformed, type ProtobufField, ProtobufReader, readText } from './protobuf-reader';

const FILE_BYTES_MAX = 512 * 1024 * 1024;
const OPSET_MAX = 19;
const NODES_MAX = 20_000;
const DEPTH_MAX = 16;
/** A sparse tensor may declare a huge dense shape on little data. */
const SPARSE = 'sparse tensors are not allowed';
const STANDARD_DOMAINS = new Set(['', 'ai.onnx']);
const ALLOWED_DOMAINS = new Set([...STANDARD_DOMAINS, 'com.microsoft']);

/** An input or output of a graph; a dim the file leaves open is null, as is a shape it does not give. */
export interface OnnxValue {
  name: string;
  elementType: string;
  dims: (number | null)[] | null;
}

export interface OnnxSummary {
  opset: number;
  inputs: OnnxValue[];
  outputs: OnnxValue[];
  /** Of the main graph, all nested graphs and local functions. */
  nodeCount: number;
  parametersBytes: number;
}

/**
 * Gives what an ONNX file declares after reading it without running anything, or throws
 * `unsupported_type` for another kind of file (a pickle, a zip) and `invalid_model` for one that is
 * cut off, malformed, refers to other files, uses operators outside ONNX and com.microsoft or an
 * opset above 19, declares more data than it holds, or has over 20,000 nodes or 512 MiB.
 */
export function inspectOnnx(file: Uint8Array): OnnxSummary {
  assertNotAnotherFormat(file);
  if (file.length > FILE_BYTES_MAX) throw malformed('it is larger than 512 MiB');
  const inspection = new Inspection();
  const opsets: number[] = [];
  let graph: GraphSummary | null = null;
  for (const field of inspection.reader.fields(file)) {
    if (field.id === 7) {
      if (graph !== null) throw malformed('it holds two graphs');
      graph = inspection.readGraph(inspection.message(field), 0);
    } else if (field.id === 8) {
      const { domain, version } = readOpset(inspection.reader, inspection.message(field));
      if (STANDARD_DOMAINS.has(domain)) opsets.push(version);
      if (opsets.length > 100) throw malformed('it names too many opsets');
    } else if (field.id === 20) throw malformed('it holds training graphs');
    else if (field.id === 25) inspection.readFunction(inspection.message(field));
  }
  if (graph === null) throw malformed('it holds no graph');
  if (graph.outputs.length === 0) throw malformed('its graph has no outputs');
  if (opsets.length === 0) throw malformed('it names no opset');
  const opset = Math.max(...opsets);
  if (!(Math.min(...opsets) >= 1 && opset <= OPSET_MAX)) {
    throw malformed(`opset ${opset} is not between 1 and ${OPSET_MAX}`);
  }
  return {
    opset,
    inputs: graph.inputs.filter((input) => !graph.initializers.has(input.name)),
    outputs: graph.outputs,
    nodeCount: inspection.nodeCount,
    parametersBytes: inspection.parametersBytes,
  };
}

interface GraphSummary {
  inputs: OnnxValue[];
  outputs: OnnxValue[];
  initializers: Set<string>;
}

class Inspection {
  readonly reader = new ProtobufReader();
  nodeCount = 0;
  parametersBytes = 0;

  message(field: ProtobufField): Uint8Array {
    if (field.wire !== 2) throw malformed('a part is of the wrong kind');
    return field.bytes;
  }

  readGraph(message: Uint8Array, depth: number): GraphSummary {
    if (depth > DEPTH_MAX) throw malformed('graphs are nested too deeply');
    const graph: GraphSummary = { inputs: [], outputs: [], initializers: new Set() };
    for (const field of this.reader.fields(message)) {
      if (field.id === 1) this.readNode(this.message(field), depth);
      else if (field.id === 5) {
        this.parametersBytes += inspectTensor(this.reader, this.message(field));
        graph.initializers.add(this.findText(field.bytes, 8));
      } else if (field.id === 15) throw malformed(SPARSE);
      else if (field.id === 11) graph.inputs.push(this.readValue(this.message(field)));
      else if (field.id === 12) graph.outputs.push(this.readValue(this.message(field)));
    }
    return graph;
  }

  readFunction(message: Uint8Array): void {
    for (const field of this.reader.fields(message)) {
      if (field.id === 7) this.readNode(this.message(field), 1);
      else if (field.id === 11) this.readAttribute(this.message(field), 1);
      else if (field.id === 10) assertDomain(readText(field));
    }
  }

  private readNode(message: Uint8Array, depth: number): void {
    if (++this.nodeCount > NODES_MAX) throw malformed(`it has more than ${NODES_MAX} nodes`);
    for (const field of this.reader.fields(message)) {
      if (field.id === 5) this.readAttribute(this.message(field), depth);
      else if (field.id === 7) assertDomain(readText(field));
    }
  }

  private readAttribute(message: Uint8Array, depth: number): void {
    for (const field of this.reader.fields(message)) {
      if (field.id === 5 || field.id === 10) {
        this.parametersBytes += inspectTensor(this.reader, this.message(field));
      } else if (field.id === 6 || field.id === 11) this.readGraph(this.message(field), depth + 1);
      else if (field.id === 22 || field.id === 23) throw malformed(SPARSE);
    }
  }

  private readValue(message: Uint8Array): OnnxValue {
    const value: OnnxValue = { name: this.findText(message, 1), elementType: '', dims: null };
    for (const type of this.reader.fields(message)) {
      if (type.id !== 2) continue;
      for (const tensor of this.reader.fields(this.message(type))) {
        if (tensor.id !== 1) throw malformed('an input or output is not a tensor');
        for (const field of this.reader.fields(this.message(tensor))) {
          if (field.id === 1) value.elementType = elementType(field.number).name;
          else if (field.id === 2) value.dims = this.readShape(this.message(field));
        }
      }
    }
    if (value.name === '' || value.elementType === '') {
      throw malformed('an input or output has no name or type');
    }
    return value;
  }

  private readShape(message: Uint8Array): (number | null)[] {
    const dims: (number | null)[] = [];
    for (const dim of this.reader.fields(message)) {
      if (dim.id !== 1) continue;
      if (dims.length >= 64) throw malformed('a tensor has too many dimensions');
      let size: number | null = null;
      for (const field of this.reader.fields(this.message(dim))) {
        if (field.id === 1 && field.wire === 0) size = field.number;
      }
      dims.push(size);
    }
    const known = dims.filter((dim) => dim !== null);
    countElements(known, FILE_BYTES_MAX / 4);
    return dims;
  }

  private findText(message: Uint8Array, id: number): string {
    for (const field of this.reader.fields(message)) if (field.id === id) return readText(field);
    return '';
  }
}

function readOpset(
  reader: ProtobufReader,
  message: Uint8Array,
): { domain: string; version: number } {
  let domain = '';
  let version = 0;
  for (const field of reader.fields(message)) {
    if (field.id === 1) domain = readText(field);
    else if (field.id === 2) version = field.number;
  }
  return { domain, version };
}

function assertDomain(domain: string): void {
  if (!ALLOWED_DOMAINS.has(domain)) {
    throw malformed(`operators of the domain ${JSON.stringify(domain)} are not allowed`);
  }
}

/** Beginnings of files that are often given instead: each would run code or unpack when loaded by its own tool. */
const OTHER_FORMATS: readonly (readonly [
  name: string,
  offset: number,
  bytes: readonly number[],
])[] = [
  ['a zip archive (perhaps a PyTorch checkpoint)', 0, [0x50, 0x4b]],
  ['a pickle (perhaps a PyTorch checkpoint)', 0, [0x80, 0x02]],
  ['a pickle (perhaps a PyTorch checkpoint)', 0, [0x80, 0x03]],
  ['a pickle (perhaps a PyTorch checkpoint)', 0, [0x80, 0x04]],
  ['a pickle (perhaps a PyTorch checkpoint)', 0, [0x80, 0x05]],
  ['a gzip archive', 0, [0x1f, 0x8b]],
  ['an HDF5 file', 0, [0x89, 0x48, 0x44, 0x46]],
  ['a TensorFlow Lite model', 4, [0x54, 0x46, 0x4c, 0x33]],
  ['a safetensors file', 8, [0x7b, 0x22]],
];

function assertNotAnotherFormat(file: Uint8Array): void {
  for (const [name, offset, bytes] of OTHER_FORMATS) {
    if (bytes.every((byte, i) => file[offset + i] === byte)) {
      throw new AppError('unsupported_type', {
        message: `This is ${name}; the registry takes ONNX files only`,
      });
    }
  }
}
