'use client';

import { useElementSize } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ImageRegion, Region } from '@/core/annotation';
import { isImageRegion, regionBounds } from '@/core/formats/region-bounds';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { RegionOutline } from '../ui/region-outline';
import { makeClassLooks } from '../workbench/panels/class-look';
import { placeLabels } from '../workbench/stage/place-labels';
import type { TaskVotesView } from './compare-vote';
import { ReviewPins } from './review-pins';
import classes from './review-stage.module.css';
import { voteLook } from './vote-colors';

const LABEL_PX = 12;
const LABEL_HEIGHT_PX = LABEL_PX + 3;
/** About as wide as one character of a label. */
const CHARACTER_PX = 7;

interface Labelled {
  readonly region: ImageRegion;
  readonly label: string;
  readonly color: string;
}

/** What is written at the regions, none over another; what finds no place is told on hovering. */
function Labels({
  labelled,
  scale,
  width,
  height,
}: {
  labelled: readonly Labelled[];
  /** CSS px of one image px. */
  scale: number;
  /** Extent of the picture, image px. */
  width: number;
  height: number;
}) {
  if (scale <= 0) return null;
  const wanted = labelled.map(({ region, label }) => {
    const bounds = regionBounds(region);
    const [left, top] = [bounds.x * scale, bounds.y * scale];
    const [right, bottom] = [left + bounds.width * scale, top + bounds.height * scale];
    return { bounds: { left, top, right, bottom }, width: label.length * CHARACTER_PX };
  });
  const extent = { left: 0, top: 0, right: width * scale, bottom: height * scale };
  const places = placeLabels(wanted, LABEL_HEIGHT_PX, extent);
  return labelled.map(({ region, label, color }, index) => {
    const place = places[index];
    if (place == null) return null;
    return (
      <text
        key={region.id ?? index}
        x={place.x / scale}
        y={(place.y + LABEL_PX) / scale}
        fontSize={LABEL_PX / scale}
        strokeWidth={3 / scale}
        className={classes.label}
        fill={color}
      >
        {label}
      </text>
    );
  });
}

function Outline({
  region,
  label,
  ...look
}: {
  region: ImageRegion;
  /** Told on hovering. */
  label: string;
  color: string;
  dash?: string;
  strokePx: number;
  opacity?: number;
}) {
  return (
    <g opacity={look.opacity ?? 1}>
      <title>{label}</title>
      <RegionOutline region={region} className={classes.halo} strokeWidth={look.strokePx + 2} />
      <RegionOutline
        region={region}
        className={classes.edge}
        stroke={look.color}
        strokeWidth={look.strokePx}
        strokeDasharray={look.dash}
      />
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
  const agreed = (view.consensus?.regions ?? []).flatMap(
    ({ region, voteCount, classShare, isDisputed }) => {
      if (!isImageRegion(region)) return [];
      const { color } = lookOf(region.classId);
      const label = consensusLabel(nameOf(region), voteCount, people, classShare);
      return [{ region, label, color, isDisputed }];
    },
  );
  const brought = highlighted === null ? undefined : view.votes[highlighted];
  const labelled: readonly Labelled[] =
    brought === undefined
      ? agreed
      : brought.answer.regions.filter(isImageRegion).map((region) => ({
          region,
          label: nameOf(region),
          color: voteLook(highlighted ?? 0).color,
        }));
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
                  color={color}
                  dash={isOut ? '' : dash}
                  strokePx={isOut ? 3 : 1.5}
                  opacity={isOut ? 1 : highlighted === null ? 0.75 : 0.15}
                  label={nameOf(region)}
                />
              ))}
            </g>
          );
        })}
        {agreed.map(({ region, label, color, isDisputed }, index) => (
          <Outline
            key={region.id ?? index}
            region={region}
            color={color}
            dash={isDisputed ? '1 4' : ''}
            strokePx={isDisputed ? 2 : 2.5}
            opacity={highlighted === null ? 1 : 0.35}
            label={label}
          />
        ))}
        <Labels labelled={labelled} scale={scale} width={width} height={height} />
        <ReviewPins view={view} px={px} />
      </svg>
    </div>
  );
}
