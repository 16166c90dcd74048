import { IMPORT_LIMITS } from './import-limits';
import { type Line, readLines } from './read-lines';

/** A record with the line it begins on, or why the line is none. */
export type CsvRow =
  | { line: number; fields: string[] }
  | { line: number; problem: 'invalid_utf8' | 'too_large' | 'invalid_csv' };

type Scan = { fields: string[] } | 'open' | 'malformed';

/** Reads the fields of one record (RFC 4180); carries an open quote over from line to line. */
class RecordScanner {
  private fields: string[] = [];
  private field = '';
  private isQuoted = false;

  constructor(private readonly delimiter: string) {}

  add(text: string): Scan {
    let at = 0;
    if (this.isQuoted) this.field += '\n';
    for (;;) {
      if (this.isQuoted) {
        const end = text.indexOf('"', at);
        if (end === -1) {
          this.field += text.slice(at);
          return 'open';
        }
        this.field += text.slice(at, end);
        at = end + 1;
        if (text[at] === '"') {
          this.field += '"';
          at += 1;
          continue;
        }
        this.isQuoted = false;
        if (at < text.length && text[at] !== this.delimiter) return 'malformed';
      } else if (text[at] === '"') {
        this.isQuoted = true;
        at += 1;
        continue;
      } else {
        const end = text.indexOf(this.delimiter, at);
        const value = text.slice(at, end === -1 ? undefined : end);
        this.field = value;
        at += value.length;
      }
      this.fields.push(this.field);
      this.field = '';
      if (at >= text.length) return { fields: this.fields };
      at += 1;
    }
  }
}

function pickDelimiter(header: string): string {
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * Yields the records of a CSV file. A quote that is never closed, or is followed by rubbish, costs
 * only the line it stands on: reading goes on with the next line, so no good record is lost.
 */
export async function* splitCsv(stream: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const source = readLines(stream);
  /** Lines to be read again after a record that never ended. */
  const again: Line[] = [];
  const next = async (): Promise<Line | undefined> => {
    const line = again.shift();
    if (line !== undefined) return line;
    const { value, done } = await source.next();
    return done === true ? undefined : value;
  };
  let delimiter: string | undefined;
  for (let first = await next(); first !== undefined; first = await next()) {
    const line = first.number;
    if (first.text === null) {
      yield { line, problem: first.problem ?? 'invalid_utf8' };
      continue;
    }
    if (first.text === '') continue;
    delimiter ??= pickDelimiter(first.text);
    const scanner = new RecordScanner(delimiter);
    const more: Line[] = [];
    let size = first.text.length;
    let scan = scanner.add(first.text);
    while (scan === 'open') {
      const following = await next();
      if (following !== undefined) more.push(following);
      const text = following?.text ?? null;
      size += text?.length ?? 0;
      const isLost = text === null || size > 2 * IMPORT_LIMITS.textBytesMax;
      scan = isLost ? 'malformed' : scanner.add(text);
    }
    if (scan === 'malformed') {
      again.unshift(...more);
      yield { line, problem: 'invalid_csv' };
    } else {
      yield { line, fields: scan.fields };
    }
  }
}
