import type { ConcordClient } from '@/sdk/concord-client';
import type { ProjectId } from '../support/api';
import { deployInBrowser } from './deploy-in-browser';
import { type Memory, memoryCard, memoryDetector, memorySample } from './memory-detector';

/** Uploads a detector that answers these memories, publishes it and lets it pre-label in the browser. */
export function deployMemory(
  api: ConcordClient,
  projectId: ProjectId,
  classNames: readonly string[],
  memories: readonly Memory[],
): Promise<void> {
  return deployInBrowser(api, projectId, {
    card: memoryCard(classNames),
    onnx: memoryDetector(memories, classNames.length),
    samples: memories.slice(0, 1).map((memory) => memorySample(memory, classNames.length)),
  });
}
