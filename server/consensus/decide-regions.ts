import { createHash } from 'node:crypto';
import { type Region, RegionSchema } from '@/core/annotation';
import type { RegionView } from '@/core/consensus/region-view';
import { type FusedRegion, fuseRegions } from '@/core/consensus/fuse-regions';
import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import type { ConsensusView } from '@/core/contracts/list-consensus.contract';
import type { EntityId } from '@/core/ids';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { TaskVotes } from './load-project-votes';

export interface RegionDecision {
  regions: ConsensusView['regions'];
  /** Mean certainty of the objects anybody drew, 0–1; 1 where nobody drew any. */
  confidence: number;
}

/** The regions of one task by person, of the kinds asked for; none is an answer too. */
export function toRegionViews(task: TaskVotes, schema: LabelSchema): RegionView[] {
  return task.votes.map(({ userId, regions }) => ({
    worker: userId,
    regions: regions.filter(({ kind }) => schema.regions.includes(kind)),
  }));
}

/** The same votes give the same id, so that deriving anew changes nothing. */
function fusedId({ members }: FusedRegion, taskId: string): EntityId<'region'> {
  const sources = members.map(({ worker, index }) => `${worker} ${index}`).sort();
  const digest = createHash('sha256')
    .update([taskId, ...sources].join('\n'))
    .digest('hex');
  return `rgn_${digest.slice(0, 26)}`;
}

function toRegion(fused: FusedRegion, taskId: string): Region {
  const { place, classId, attributes, flags, group } = fused;
  const id = fusedId(fused, taskId);
  return RegionSchema.parse({ id, ...place, classId, attributes, flags, group });
}

/** How sure the votes are of one object: that it is there (or is not), and what it is. */
function certainty(fused: FusedRegion): number {
  return fused.state === 'kept' ? fused.support * fused.classShare : 1 - fused.support;
}

/** Sorts objects by how far up their people drew them on the mean: the later lie on top. */
function inDrawingOrder(fused: readonly FusedRegion[], views: readonly RegionView[]) {
  const heightOf = ({ members }: FusedRegion) => {
    const heights = members.map(
      ({ view, index }) => (index + 0.5) / (views[view]?.regions.length ?? 1),
    );
    return heights.reduce((sum, height) => sum + height, 0) / members.length;
  };
  return fused
    .map((object) => ({ object, height: heightOf(object) }))
    .sort((a, b) => a.height - b.height)
    .map(({ object }) => object);
}

/**
 * Fuses everybody's regions of one task: class-agnostic average-link clusters, the place by kind,
 * class by vote (the lowest id of a tie, which counts half); objects below the quorum are kept
 * aside as disputed. They stand as the people drew them, the topmost last.
 */
export function decideRegions(
  task: TaskVotes,
  schema: LabelSchema,
  settings: ConsensusSettings,
): RegionDecision {
  const views = toRegionViews(task, schema);
  const { boxGateIou: gateIou, boxQuorum: quorum } = settings;
  const fused = inDrawingOrder(fuseRegions(views, { gateIou, quorum }), views);
  const sum = fused.reduce((total, object) => total + certainty(object), 0);
  return {
    regions: fused.map((object) => ({
      region: toRegion(object, task.taskId),
      support: object.support,
      voteCount: object.voteCount,
      classShare: object.classShare,
      isDisputed: object.state === 'disputed',
    })),
    confidence: fused.length === 0 ? 1 : sum / fused.length,
  };
}
