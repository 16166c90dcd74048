import { BUILD } from './build-name';

export const WORKER_PATH = '/offline-worker.js';

/** Workers of a page are served by where their script is, not by the page's place. */
const SCRIPTS = '/_next/static/';

/**
 * Has the offline worker stand by for one project's label page and for the scripts of workers (the
 * model's), nowhere else. False where the browser has none or refuses.
 */
export async function registerWorker(
  container: ServiceWorkerContainer | undefined,
  projectId: string,
): Promise<boolean> {
  if (container === undefined || BUILD === '') return false;
  const script = `${WORKER_PATH}?build=${BUILD}`;
  try {
    const page = await container.register(script, { scope: `/projects/${projectId}/label` });
    await container.register(script, { scope: SCRIPTS });
    // a browser that is told to block workers may answer with nothing
    return Boolean(page);
  } catch {
    return false;
  }
}
