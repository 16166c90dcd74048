import { sql } from 'drizzle-orm';
import type { PreLabelSource } from '@/core/contracts/claim-assignments.contract';
import type { EntityId } from '@/core/ids';
import {
  type HelpSums,
  measureHelp,
  shouldPauseClicks,
  shouldPauseProposals,
} from '@/core/models/measured-help';
import type { ModelCard } from '@/core/models/model-card';
import type { Ctx } from '../context';
import { executePrepared } from '../execute-prepared';
import { helpSumsOf } from './help-sums';

/** The model a project pre-labels with in the browser, and how it is to be used. */
export interface PreLabeller {
  source: PreLabelSource;
  deploymentId: string;
  /** Whether its proposals were paused when work was last claimed. */
  wasPaused: boolean;
  /** Of 100 tasks so many are labelled without its proposals. */
  blindPercent: number;
}

interface Row {
  deploymentId: string;
  wasPaused: boolean;
  blindPercent: number;
  pausesPoorHelp: boolean;
  modelVersionId: EntityId<'modelVersion'>;
  modelName: string;
  version: number;
  card: ModelCard;
  sha256: string;
  sizeBytes: number;
  sums: HelpSums;
}

/** Returns the model a project pre-labels with in the browser, null where it has none; one query. */
export async function readPreLabeller(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
): Promise<PreLabeller | null> {
  const [row] = await executePrepared<Row>(
    ctx,
    sql`
    select d.id as "deploymentId", d.is_paused as "wasPaused", p.blind_percent as "blindPercent",
      p.pauses_poor_help as "pausesPoorHelp", v.id as "modelVersionId", m.name as "modelName",
      v.version, v.card, v.sha256, v.size_bytes::float8 as "sizeBytes",
      ${helpSumsOf(sql`v.id`)} as sums
    from deployments d
    join projects p on p.id = d.project_id
    join model_versions v on v.id = d.model_version_id
    join models m on m.id = v.model_id
    where d.project_id = ${projectId} and d.kind = 'browser_prelabel'`,
  );
  if (row === undefined) return null;
  const { deploymentId, wasPaused, blindPercent, pausesPoorHelp, sums, ...version } = row;
  const measured = measureHelp(sums, version.card.task);
  const source = {
    ...version,
    fileUrl: `/api/v1/model-versions/${version.modelVersionId}/file`,
    measured,
    isPaused: pausesPoorHelp && shouldPauseProposals(measured, wasPaused),
    areClicksPaused: pausesPoorHelp && shouldPauseClicks(measured),
  };
  return { source, deploymentId, wasPaused, blindPercent };
}
