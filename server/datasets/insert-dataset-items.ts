import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { freezeDatasetVersionContract } from '@/core/contracts/freeze-dataset-version.contract';
import type { Choice } from '@/core/label-schema/label-schema';
import type { Ctx } from '../context';
import { hashFraction, splitIntervals } from './split-intervals';

type Body = z.output<(typeof freezeDatasetVersionContract)['body']>;

export interface ItemsToFreeze {
  datasetVersionId: string;
  projectId: string;
  splits: Body['splits'];
  include: Body['include'];
  choice: Choice;
}

/**
 * Copies the labels there are now into dataset_items by one statement, which sees one snapshot
 * whatever the isolation level: positions follow item ids, the split follows the content's hash.
 */
export async function insertDatasetItems(
  ctx: Pick<Ctx, 'db'>,
  input: ItemsToFreeze,
): Promise<void> {
  const { train, val } = splitIntervals(input.splits);
  const takesAll = input.include === 'all';
  const needsClass = input.choice === 'single';
  await ctx.db.execute(sql`
    insert into dataset_items (dataset_version_id, position, item_id, split, regions, class_ids,
      posterior, confidence, source, provenance)
    select ${input.datasetVersionId}::text, (row_number() over (order by i.id) - 1)::int, i.id,
      case when ${hashFraction} < ${train.end}::float8 then 'train'
        when ${hashFraction} < ${val.end}::float8 then 'val' else 'test' end,
      l.regions, l.class_ids, l.posterior, l.confidence, l.source,
      jsonb_build_object('taskId', t.id,
        'annotationIds', coalesce(p.annotation_ids, '[]'::jsonb),
        'annotatorIds', coalesce(p.annotator_ids, '[]'::jsonb),
        'labelSchemaVersions', coalesce(p.schema_versions, '[]'::jsonb),
        'modelVersionIds', coalesce(p.model_version_ids, '[]'::jsonb),
        'resolvedAt', to_char(l.resolved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from (
      select task_id, source, regions, class_ids, posterior, confidence, resolved_at
      from resolved_labels where project_id = ${input.projectId}
      union all
      select c.task_id, 'consensus', (
          select coalesce(jsonb_agg(e.value -> 'region' order by e.place), '[]'::jsonb)
          from jsonb_array_elements(c.regions) with ordinality e(value, place)
          where not coalesce((e.value ->> 'isDisputed')::boolean, false)),
        c.class_ids, c.posterior, c.confidence, c.computed_at
      from consensus c
      where ${takesAll}::boolean and c.project_id = ${input.projectId} and c.state = 'disputed'
        and not exists (select 1 from resolved_labels r where r.task_id = c.task_id)
    ) l
    join tasks t on t.id = l.task_id
    join items i on i.id = t.item_id
    left join lateral (
      select jsonb_agg(a.id order by a.id) as annotation_ids,
        jsonb_agg(distinct a.user_id) as annotator_ids,
        jsonb_agg(distinct a.label_schema_version) as schema_versions,
        jsonb_agg(distinct o.model_version_id) filter (where o.model_version_id is not null)
          as model_version_ids
      from annotations a left join prelabel_outcomes o on o.annotation_id = a.id
        and o.was_shown
      where a.task_id = t.id
    ) p on true
    where not ${needsClass}::boolean or cardinality(l.class_ids) > 0`);
}

/**
 * Guarantees that no wanted split of a small set is empty while another has more than one picture
 * to give, and that `train` is never empty: the content whose hash lies nearest is moved.
 */
export async function fillEmptySplits(ctx: Pick<Ctx, 'db'>, input: ItemsToFreeze): Promise<void> {
  const intervals = splitIntervals(input.splits);
  const wanted = (['train', 'val', 'test'] as const).filter((split) => input.splits[split] > 0);
  for (const split of wanted) {
    const { start, end } = intervals[split];
    const donors = split === 'train' ? 0 : 1;
    await ctx.db.execute(sql`
      with frozen as (
        select d.split, i.sha256, ${hashFraction} as fraction
        from dataset_items d join items i on i.id = d.item_id
        where d.dataset_version_id = ${input.datasetVersionId}
      ), donor as (
        select split from frozen group by split having count(distinct sha256) > ${donors}::int
      ), nearest as (
        select sha256 from frozen where split in (select split from donor)
          and not exists (select 1 from frozen where split = ${split})
        order by greatest(${start}::float8 - fraction, fraction - ${end}::float8, 0), sha256
        limit 1
      )
      update dataset_items d set split = ${split}
      from items i, nearest n
      where d.dataset_version_id = ${input.datasetVersionId} and i.id = d.item_id
        and i.sha256 = n.sha256`);
  }
}
