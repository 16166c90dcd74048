import { cleanName } from './clean-name';
import { IMPORT_LIMITS } from './import-limits';
import { type ImportRecord, rejected } from './import-record';

/** Where a text was found: the file and its line, from 1. */
export interface TextPlace {
  fileName: string;
  line: number;
}

const PROBLEMS = {
  invalid_utf8: 'The line is not valid UTF-8',
  too_large: 'The line is too long',
} as const;

/** Makes the rejection of a line that could not be read. */
export function rejectLine(place: TextPlace, problem: keyof typeof PROBLEMS): ImportRecord {
  return rejected(place.fileName, problem, PROBLEMS[problem], place.line);
}

/** Returns the record of one text, or its rejection: empty, too long, or not storable as text. */
export function checkText(place: TextPlace, text: unknown, name: unknown): ImportRecord {
  const refuse = (code: string, reason: string) =>
    rejected(place.fileName, code, reason, place.line);
  if (typeof text !== 'string') return refuse('no_text', 'There is no text in “text”');
  if (text.trim() === '') return refuse('empty', 'The text is empty');
  if (!text.isWellFormed() || text.includes('\0')) {
    return refuse('invalid_characters', 'The text holds characters that are not text');
  }
  if (Buffer.byteLength(text) > IMPORT_LIMITS.textBytesMax) {
    return refuse('too_large', `The text is longer than ${IMPORT_LIMITS.textBytesMax} bytes`);
  }
  const given = typeof name === 'number' ? String(name) : name;
  const isNamed = typeof given === 'string' && given.trim() !== '';
  return {
    kind: 'text',
    name: isNamed ? cleanName(given) : `${cleanName(place.fileName)}:${place.line}`,
    text,
  };
}
