const COLLECTIONS = 10;
/** Kinds of a heap snapshot's nodes that are no objects of the page: what V8 compiled, what lies outside its heap. */
const OTHER_KINDS = ['code', 'native'];

/**
 * Bytes of the page's JavaScript heap after forced collection, and how many of them are its objects:
 * the rest is code, which V8 goes on compiling for as long as functions become hot.
 * @param {import('@playwright/test').CDPSession} session
 * @returns {Promise<{bytes: number, objectBytes: number}>}
 */
export async function readHeap(session) {
  // code that is not run any more goes only after several collections
  for (let round = 0; round < COLLECTIONS; round += 1) {
    await session.send('HeapProfiler.collectGarbage');
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { bytes: usedSize, objectBytes: sumObjects(JSON.parse(await takeSnapshot(session))) };
}

async function takeSnapshot(session) {
  const chunks = [];
  const add = ({ chunk }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', add);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', add);
  return chunks.join('');
}

function sumObjects({ nodes, snapshot: { meta } }) {
  const { node_fields: fields, node_types: types } = meta;
  const [kindAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (!OTHER_KINDS.includes(types[0][nodes[node + kindAt]])) bytes += nodes[node + sizeAt];
  }
  return bytes;
}
