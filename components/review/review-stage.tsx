'use client';

import { useElementSize } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ImageRegion, Region } from '@/core/annotation';
import { isImageRegion, regionBounds } from '@/core/formats/region-bounds';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { RegionOutline } from '../ui/region-outline';
import { makeClassLooks } from '../workbench/panels/class-look';
import type { TaskVotesView } from './compare-vote';
import { ReviewPins } from './review-pins';
import classes from './review-stage.module.css';
import { voteLook } from './vote-colors';

const LABEL_PX = 12;

function Outline({
  region,
  label,
  px,
  ...look
}: {
  region: ImageRegion;
  label: string;
  /** One CSS px in image px. */
  px: number;
  color: string;
  dash?: string;
  strokePx: number;
  opacity?: number;
  isLabelBelow?: boolean;
}) {
  const { x, y, height } = regionBounds(region);
  const labelY = look.isLabelBelow ? y + height + (LABEL_PX + 2) * px : y - 4 * px;
  return (
    <g opacity={look.opacity ?? 1}>
      <RegionOutline region={region} className={classes.halo} strokeWidth={look.strokePx + 2} />
      <RegionOutline
        region={region}
        className={classes.edge}
        stroke={look.color}
        strokeWidth={look.strokePx}
        strokeDasharray={look.dash}
      />
      <text
        x={x}
        y={Math.max(LABEL_PX * px, labelY)}
        fontSize={LABEL_PX * px}
        strokeWidth={3 * px}
        className={classes.label}
        fill={look.color}
      >
        {label}
      </text>
    </g>
  );
}

/** The name alone where everybody agrees, else how many drew it, and a mark where its class is in doubt. */
function consensusLabel(name: string, drawnBy: number, people: number, classShare: number): string {
  const doubt = classShare < 1 ? '?' : '';
  return drawnBy === people ? `${name}${doubt}` : `${name}${doubt} ${drawnBy}/${people}`;
}

/** The picture once: the consensus solid, everybody's regions as ghosts; one person's can be brought out. */
export function ReviewStage({
  view,
  schema,
  highlighted,
  numbers,
}: {
  view: TaskVotesView;
  schema: LabelSchema;
  /** By what number a region is compared. */
  numbers: ReadonlyMap<Region, number>;
  /** Place of the vote brought out; null for none. */
  highlighted: number | null;
}) {
  const t = useTranslations('review');
  const { ref, width: viewWidth, height: viewHeight } = useElementSize<HTMLDivElement>();
  const width = view.item.widthPx ?? 1;
  const height = view.item.heightPx ?? 1;
  const scale = Math.min(viewWidth / width, viewHeight / height);
  const px = scale > 0 ? 1 / scale : 1;
  const lookOf = makeClassLooks(schema);
  const nameOf = (region: Region) => {
    const number = numbers.get(region);
    const { name } = lookOf(region.classId);
    return number === undefined ? name : `#${number} ${name}`;
  };
  const people = view.consensus?.voteCount ?? 0;
  return (
    <div ref={ref} className={classes.stage} data-testid="review-stage">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={classes.picture}
        role="img"
        aria-label={t('stageLabel', {
          name: view.item.name,
          objects: view.consensus?.regions.length ?? 0,
          people: view.votes.length,
        })}
      >
        <image
          href={view.item.fileUrl ?? ''}
          width={width}
          height={height}
          className={scale > 3 ? classes.pixelated : ''}
        />
        {view.votes.map(({ annotationId, answer }, place) => {
          const { color, dash } = voteLook(place);
          const isOut = highlighted === place;
          return (
            <g key={annotationId}>
              {answer.regions.filter(isImageRegion).map((region, index) => (
                <Outline
                  key={region.id ?? index}
                  region={region}
                  px={px}
                  color={color}
                  dash={isOut ? '' : dash}
                  strokePx={isOut ? 3 : 1.5}
                  opacity={isOut ? 1 : highlighted === null ? 0.75 : 0.15}
                  label={isOut ? nameOf(region) : ''}
                  isLabelBelow
                />
              ))}
            </g>
          );
        })}
        {view.consensus?.regions.map(
          ({ region, voteCount, classShare, isDisputed }, index) =>
            isImageRegion(region) && (
              <Outline
                key={region.id ?? index}
                region={region}
                px={px}
                color={lookOf(region.classId).color}
                dash={isDisputed ? '1 4' : ''}
                strokePx={isDisputed ? 2 : 2.5}
                opacity={highlighted === null ? 1 : 0.35}
                label={consensusLabel(nameOf(region), voteCount, people, classShare)}
              />
            ),
        )}
        <ReviewPins view={view} px={px} />
      </svg>
    </div>
  );
}
