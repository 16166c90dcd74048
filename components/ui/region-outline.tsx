import type { SVGProps } from 'react';
import type { ImageRegion } from '@/core/annotation';

/** The edge of a region in an SVG whose units are ImagePx; it is drawn as the properties say. */
export function RegionOutline({
  region,
  ...look
}: { region: ImageRegion } & SVGProps<SVGRectElement> & SVGProps<SVGPolygonElement>) {
  if (region.kind === 'polygon') {
    return <polygon points={region.points.map((point) => point.join(',')).join(' ')} {...look} />;
  }
  const { x, y, width, height, rotation } = region;
  const turn =
    rotation === 0 ? undefined : `rotate(${rotation} ${x + width / 2} ${y + height / 2})`;
  return <rect {...{ x, y, width, height }} transform={turn} {...look} />;
}
