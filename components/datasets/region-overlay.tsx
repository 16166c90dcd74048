import type { Region } from '@/core/annotation';
import { isImageRegion } from '@/core/formats/region-bounds';
import type { LabelClass } from '@/core/label-schema/label-schema';
import { RegionOutline } from '../ui/region-outline';

/** Regions drawn over a picture that fills the same frame with `object-fit: contain`; ImagePx in. */
export function RegionOverlay({
  widthPx,
  heightPx,
  regions,
  classById,
  label,
}: {
  widthPx: number;
  heightPx: number;
  regions: readonly Region[];
  classById: ReadonlyMap<number, LabelClass>;
  label: string;
}) {
  return (
    <svg
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={label}
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%' }}
    >
      {regions.filter(isImageRegion).map((region, index) => {
        const edge = { region, fill: 'none', vectorEffect: 'non-scaling-stroke' };
        return (
          <g key={region.id ?? index} strokeLinejoin="round">
            <RegionOutline {...edge} stroke="#000" strokeOpacity={0.5} strokeWidth={2.5} />
            <RegionOutline
              {...edge}
              stroke={classById.get(region.classId)?.color ?? '#fff'}
              strokeWidth={1.25}
            />
          </g>
        );
      })}
    </svg>
  );
}
