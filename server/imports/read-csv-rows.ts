import { checkText } from './check-text';
import { type ImportRecord, rejected } from './import-record';
import { splitCsv } from './split-csv';

const PROBLEMS = {
  invalid_utf8: 'The line is not valid UTF-8',
  too_large: 'The line is too long',
  invalid_csv: 'A quote is not closed, or is followed by something else',
} as const;

interface Columns {
  count: number;
  text: number;
  name: number;
}

function findColumns(header: readonly string[]): Columns | null {
  const names = header.map((name) => name.trim().toLowerCase());
  const text = names.length === 1 ? 0 : names.indexOf('text');
  if (text === -1) return null;
  const name = names.includes('name') ? names.indexOf('name') : names.indexOf('id');
  return { count: names.length, text, name };
}

/**
 * Yields one record a row of a CSV file whose first row names the columns: `text` in any case (or
 * the only column), and `name` or `id` if there.
 */
export async function* readCsvRows(
  stream: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<ImportRecord> {
  let columns: Columns | null = null;
  for await (const row of splitCsv(stream)) {
    if ('problem' in row) {
      yield rejected(fileName, row.problem, PROBLEMS[row.problem], row.line);
    } else if (columns === null) {
      columns = findColumns(row.fields);
      if (columns === null) {
        yield rejected(fileName, 'no_text_column', 'No column is called “text”', row.line);
        return;
      }
    } else if (row.fields.length !== columns.count) {
      const reason = `The row has ${row.fields.length} fields, the header ${columns.count}`;
      yield rejected(fileName, 'wrong_field_count', reason, row.line);
    } else {
      const name = columns.name === -1 ? undefined : row.fields[columns.name];
      yield checkText({ fileName, line: row.line }, row.fields[columns.text], name);
    }
  }
}
