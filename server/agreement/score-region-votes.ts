import { type ClusterMember, clusterRegions } from '@/core/consensus/cluster-regions';
import type { ConsensusSettings } from '@/core/contracts/create-project.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Vote } from '@/core/vote';
import { toRegionViews } from '../consensus/decide-regions';
import type { TaskVotes } from '../consensus/load-project-votes';
import { type Informativeness, scoreInformativeness } from './score-class-votes';
import type { Tally } from './tally';

/** The classes most of the others gave the object; all of them on a tie. */
function leadingClasses(others: readonly ClusterMember[]): number[] {
  const counts = new Map<number, number>();
  for (const { region } of others) {
    counts.set(region.classId, (counts.get(region.classId) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([classId]) => classId);
}

/**
 * Counts for each person the objects that the others' votes keep and that the person found with
 * their class; missed ones, another class and regions that the others do not keep count against.
 * A task where neither the others keep an object nor the person drew one is one agreeing unit.
 * Returns the informativeness over objects, where "not drawn" is an answer of its own.
 */
export function scoreRegions(
  tasks: readonly TaskVotes[],
  schema: LabelSchema,
  settings: ConsensusSettings,
  agreeing: Tally,
): Informativeness {
  const votes: Vote[] = [];
  // One above every class id a region may have.
  const absent = 1_000_001;
  for (const task of tasks) {
    const views = toRegionViews(task, schema);
    if (views.length < 2) continue;
    const objects = clusterRegions(views, settings.boxGateIou);
    for (const { worker } of views) {
      let units = 0;
      let hits = 0;
      objects.forEach((members, index) => {
        const own = members.find((member) => member.worker === worker);
        const others = members.filter((member) => member !== own);
        const isKept =
          others.length > 0 && others.length / (views.length - 1) >= settings.boxQuorum - 1e-9;
        votes.push({
          task: `${task.taskId} ${index}`,
          worker,
          label: own?.region.classId ?? absent,
        });
        if (!isKept && own === undefined) return;
        units += 1;
        if (isKept && own !== undefined && leadingClasses(others).includes(own.region.classId)) {
          hits += 1;
        }
      });
      agreeing.add(worker, units === 0 ? 1 : hits, Math.max(1, units));
    }
  }
  return votes.length === 0 ? new Map() : scoreInformativeness(votes, [absent]);
}
