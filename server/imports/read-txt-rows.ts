import { checkText, rejectLine } from './check-text';
import type { ImportRecord } from './import-record';
import { readLines } from './read-lines';

/** Yields one record a line; blank lines are passed over. */
export async function* readTxtRows(
  stream: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<ImportRecord> {
  for await (const { number, text, problem } of readLines(stream)) {
    const place = { fileName, line: number };
    if (problem !== null) yield rejectLine(place, problem);
    else if (text !== null && text.trim() !== '') yield checkText(place, text, undefined);
  }
}
