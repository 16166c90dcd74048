import { createImportContract, type ImportView } from '@/core/contracts/create-import.contract';
import type { EntityId } from '@/core/ids';
import { newKey } from '@/core/new-key';
import { ApiProblem } from '@/sdk/api-problem';
import { contractUrl } from '@/sdk/concord-client';
import { guessImportFormat } from './guess-import-format';

/**
 * Uploads files to a new import and reports the share sent, 0–1. XMLHttpRequest, because fetch
 * tells nothing of an upload's progress.
 * @throws ApiProblem
 */
export function uploadImport(
  projectId: EntityId<'project'>,
  files: readonly File[],
  onProgress: (share: number) => void = () => {},
): Promise<ImportView> {
  const form = new FormData();
  form.append('format', guessImportFormat(files));
  for (const file of files) form.append('files', file, file.webkitRelativePath || file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', contractUrl(createImportContract, { params: { projectId } }));
    request.setRequestHeader('idempotency-key', newKey());
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new ApiProblem({ code: 'network', status: 0, detail: '' }));
    request.onload = () => {
      if (request.status === createImportContract.status) resolve(request.response as ImportView);
      else {
        const problem = (request.response ?? {}) as { code?: string; detail?: string };
        const { code = 'internal', detail = '' } = problem;
        reject(new ApiProblem({ code, detail, status: request.status }));
      }
    };
    request.send(form);
  });
}
