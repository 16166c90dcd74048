import type { Candidate } from './candidates';
import type { BoxRecord } from './shapes/box-shape';

/** Returns the box with the corners of a model's candidate: class and all else stay the person's. */
export function snapTo(record: BoxRecord, { x, y, width, height }: Candidate): BoxRecord {
  const corners = { x, y, width, height, rotation: 0 };
  return { ...record, ...corners, origin: 'prediction_edited', isAccepted: true };
}

/**
 * Returns the box where it was before the first candidate. What it came from is forgotten with it,
 * unless a prediction was changed otherwise meanwhile.
 */
export function putBack(record: BoxRecord, own: BoxRecord): BoxRecord {
  const { x, y, width, height, rotation, origin, isAccepted } = own;
  const corners = { x, y, width, height, rotation };
  const isOtherwiseSame =
    record.classId === own.classId &&
    record.attributes === own.attributes &&
    record.flags === own.flags &&
    record.group === own.group;
  return origin === 'manual' || isOtherwiseSame
    ? { ...record, ...corners, origin, isAccepted }
    : { ...record, ...corners, origin: 'prediction_edited', isAccepted: true };
}
