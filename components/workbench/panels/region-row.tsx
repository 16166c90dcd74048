'use client';

import { Badge, ColorSwatch, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconEyeOff, IconFlag, IconLock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo, type MouseEvent } from 'react';
import type { RegionKind } from '@/core/label-schema/label-schema';
import { isSuspect, type RegionRecord } from '@/editor/records';
import { viewOfKind } from '../stage/regions/view-registry';
import classes from './region-list.module.css';
import { isCrossed, percentOf, sizeOf } from './region-name';

/** The class's colour, in the form of the kind where that has one. */
function KindMark({ kind, color }: { kind: RegionKind; color: string }) {
  const mark = viewOfKind(kind)?.mark ?? null;
  if (mark === null) return <ColorSwatch color={color} size={12} withShadow={false} />;
  return (
    <svg viewBox="0 0 24 24" width={14} height={14} className={classes.mark} aria-hidden>
      <path d={mark} fill="none" stroke={color} strokeWidth={3} strokeLinejoin="round" />
    </svg>
  );
}

/** One region in the list: class, extent, what is special about it, and how sure the model is. */
export const RegionRow = memo(function RegionRow({
  region,
  id,
  label,
  name,
  excerpt,
  color,
  top,
  heightPx,
  place,
  total,
  isSelected,
  isActive,
  isHidden,
  onPick,
}: {
  region: RegionRecord;
  id: string;
  /** The full accessible name. */
  label: string;
  name: string;
  /** The marked words; null for a region of a picture. */
  excerpt: string | null;
  color: string;
  top: number;
  heightPx: number;
  /** From 0. */
  place: number;
  total: number;
  isSelected: boolean;
  isActive: boolean;
  isHidden: boolean;
  onPick: (place: number, event: MouseEvent) => void;
}) {
  const t = useTranslations('panels');
  const { width, height } = sizeOf(region);
  const percent = percentOf(region);
  return (
    <div
      id={id}
      role="option"
      aria-label={label}
      aria-selected={isSelected}
      aria-setsize={total}
      aria-posinset={place + 1}
      className={classes.row}
      data-active={isActive || undefined}
      data-hidden={isHidden || undefined}
      data-place={place}
      style={{ top, height: heightPx }}
      onClick={(event) => onPick(place, event)}
    >
      <KindMark kind={region.kind} color={color} />
      <span className={excerpt === null ? classes.name : classes.short}>{name}</span>
      {excerpt !== null && (
        <span className={classes.excerpt} dir="auto">
          {excerpt}
        </span>
      )}
      {region.group !== undefined && <span className={classes.size}>#{region.group}</span>}
      {region.flags !== undefined && <IconFlag size={13} className={classes.mark} />}
      {region.isLocked && <IconLock size={13} className={classes.mark} />}
      {isHidden && <IconEyeOff size={13} className={classes.mark} />}
      {isCrossed(region) && (
        <Tooltip label={t('crossedHint')} openDelay={300}>
          <IconAlertTriangle size={14} className={classes.warning} data-testid="crossed" />
        </Tooltip>
      )}
      {excerpt === null && (
        <span className={classes.size}>
          {width} × {height}
        </span>
      )}
      {isSuspect(region) && (
        <Badge size="xs" variant="outline" className={classes.badge ?? ''}>
          {percent === null ? '?' : `${percent} %`}
        </Badge>
      )}
    </div>
  );
});
