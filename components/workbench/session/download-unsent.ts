import type { StoredLog } from './local-store';
import type { SessionSnapshot } from './session-snapshot';

/** Returns all that the server lacks, as one JSON document. */
export function unsentAsJson(snapshot: SessionSnapshot, log: StoredLog | null): string {
  const { project, unsent, refused, item, isDraftUnsent } = snapshot;
  const { unsentComments, refusedComments } = snapshot;
  const draft =
    isDraftUnsent && item !== null && log !== null
      ? { assignmentId: item.assignment.id, itemName: item.assignment.item.name, ...log }
      : null;
  return JSON.stringify(
    {
      format: 'concord-unsent/1',
      projectId: project.id,
      answers: unsent,
      refused: refused.map(({ waiting, problem }) => ({ ...waiting, code: problem.code })),
      comments: unsentComments,
      refusedComments: refusedComments.map(({ waiting, problem }) => ({
        ...waiting,
        code: problem.code,
      })),
      draft,
    },
    null,
    2,
  );
}

/** Hands the person a file with everything unsent: the last resort. */
export function downloadUnsent(snapshot: SessionSnapshot, log: StoredLog | null): void {
  const file = new Blob([unsentAsJson(snapshot, log)], { type: 'application/json' });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `concord-unsent-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
