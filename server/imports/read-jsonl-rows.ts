import { checkText, rejectLine, type TextPlace } from './check-text';
import { type ImportRecord, rejected } from './import-record';
import { readLines } from './read-lines';

function parseRow(place: TextPlace, text: string): ImportRecord {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    return rejected(place.fileName, 'invalid_json', 'The line is not valid JSON', place.line);
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return rejected(place.fileName, 'invalid_json', 'The line is not a JSON object', place.line);
  }
  const fields = row as Record<string, unknown>;
  return checkText(place, fields.text, fields.name ?? fields.id);
}

/** Yields one record a line of JSON with `text` and, if given, `name` or `id`; blank lines are passed over. */
export async function* readJsonlRows(
  stream: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<ImportRecord> {
  for await (const { number, text, problem } of readLines(stream)) {
    const place = { fileName, line: number };
    if (problem !== null) yield rejectLine(place, problem);
    else if (text !== null && text.trim() !== '') yield parseRow(place, text);
  }
}
