import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { countLabelUsesContract } from '@/core/contracts/count-label-uses.contract';
import type { RegionKind } from '@/core/label-schema/label-schema';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';

/**
 * Returns how often people's answers use each class, kind of region and attribute: what a change of
 * the label schema touches. All answers count, those sent back too; drafts do not.
 */
export async function countLabelUses(
  ctx: Ctx,
  input: { projectId: string },
): Promise<z.output<(typeof countLabelUsesContract)['response']>> {
  const { projectId } = input;
  await authorize(ctx, 'project.update', { projectId });
  const marks = sql`annotations a cross join lateral jsonb_array_elements(a.regions) r
    where a.project_id = ${projectId}`;
  const classes = await ctx.db.execute<{ classId: number; regions: number; items: number }>(sql`
    select "classId", sum(regions)::int as regions, sum(items)::int as items from (
      select (r ->> 'classId')::int as "classId", count(*) as regions, 0 as items
        from ${marks} group by 1
      union all
      select c, 0, count(*) from annotations a cross join lateral unnest(a.class_ids) c
        where a.project_id = ${projectId} group by 1) used
    group by 1 order by 1`);
  const kinds = await ctx.db.execute<{ kind: RegionKind; regions: number }>(sql`
    select r ->> 'kind' as kind, count(*)::int as regions from ${marks} group by 1 order by 1`);
  const attributes = await ctx.db.execute<{ name: string; regions: number }>(sql`
    select name, count(*)::int as regions
    from (select jsonb_object_keys(r -> 'attributes') as name from ${marks}) named
    group by 1 order by 1`);
  return { classes: [...classes], kinds: [...kinds], attributes: [...attributes] };
}
