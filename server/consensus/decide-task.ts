import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import type { ConsensusView } from '@/core/contracts/list-consensus.contract';
import type { LabelSchema, RegionKind } from '@/core/label-schema/label-schema';
import { type RegionDecision, decideRegions } from './decide-regions';
import type { ClassDecision } from './decide-classes';
import type { TaskVotes } from './load-project-votes';
import { measureTaskAgreement } from './measure-task-agreement';

/** The derived outcome of one task, as it is stored. */
export interface TaskDecision {
  taskId: string;
  method: string;
  state: 'pending' | 'agreed' | 'disputed';
  regions: ConsensusView['regions'];
  classIds: number[];
  posterior: Record<string, number>;
  confidence: number;
  agreement: number | null;
  voteCount: number;
}

const NO_REGIONS: RegionDecision = { regions: [], confidence: 1 };
const NO_CLASSES: ClassDecision = { classIds: [], posterior: {}, confidence: 1, isTied: false };

/** How regions of each kind become one. */
const REGION_METHODS: Record<RegionKind, string> = {
  box: 'average-link-median',
  polygon: 'average-link-medoid',
  span: 'average-link-median',
};

/**
 * Puts regions and classes of one task together. `pending` while votes are missing; one wanted
 * vote is agreed by itself; otherwise the confidence decides, and a tie of the item's class is always disputed.
 */
export function decideTask(
  task: TaskVotes,
  schema: LabelSchema,
  settings: ConsensusSettings,
  classes: ClassDecision = NO_CLASSES,
): TaskDecision {
  const objects = schema.regions.length > 0 ? decideRegions(task, schema, settings) : NO_REGIONS;
  const voteCount = task.votes.length;
  const confidence = Math.min(objects.confidence, classes.confidence);
  const isAgreed =
    voteCount === 1 || (!classes.isTied && confidence >= settings.confidenceMin - 1e-9);
  return {
    taskId: task.taskId,
    method: [
      ...(schema.choice === 'none' ? [] : [settings.classMethod]),
      ...schema.regions.map((kind) => REGION_METHODS[kind]),
    ].join('+'),
    state: voteCount < task.wanted ? 'pending' : isAgreed ? 'agreed' : 'disputed',
    regions: objects.regions,
    classIds: classes.classIds,
    posterior: classes.posterior,
    confidence,
    agreement: measureTaskAgreement(task, schema),
    voteCount,
  };
}
