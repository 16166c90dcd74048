import type { RestingGroup } from '@/editor/resting-groups';
import type { ClassLook } from '../panels/class-look';
import type { ImageWindow } from './regions/region-kind-view';
import { placeLabels } from './place-labels';
import { viewOfKind } from './regions/view-registry';
import { type Affine, mapWindow, scaleOf } from './surface/affine';
import { stackInView } from './stack-in-view';
import { makeStrokePath } from './surface/stroke-path';

/** How resting regions look; opacities 0–1. */
export interface RestingLook {
  readonly lookOf: (classId: number | null) => ClassLook;
  readonly hasLabels: boolean;
  readonly labelOpacity: number;
  readonly outlineOpacity: number;
  readonly fillOpacity: number;
  /** Class by class, however few there are: all around the window is painted so. */
  readonly isByGroup?: true;
}

/** Above so many regions in view names are left away: nobody could read them. */
export const LABELS_MAX = 400;
export const SUSPECT_DASH = [6, 4] as const;
const LINE_PX = 2;
const CASING_PX = 4;
/** Of what is selected, where that is too much to be live. */
const SELECTED_LINE_PX = 3;
const SELECTED_FILL = 0.25;
const LABEL_HEIGHT_PX = 14;
const LABEL_FONT = '600 11px system-ui, sans-serif';
const NAME_WIDTHS_MAX = 5_000;
const nameWidths = new Map<string, number>();

function widthOf(context: CanvasRenderingContext2D, name: string): number {
  const known = nameWidths.get(name);
  if (known !== undefined) return known;
  if (nameWidths.size >= NAME_WIDTHS_MAX) nameWidths.clear();
  const { width } = context.measureText(name);
  nameWidths.set(name, width);
  return width;
}

interface LabelAt {
  readonly look: ClassLook;
  readonly bounds: ImageWindow;
}

/** Names upright in the view, none over another or over a small region. */
function drawLabels(
  context: CanvasRenderingContext2D,
  labels: readonly LabelAt[],
  map: Affine,
  pixelRatio: number,
): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.font = LABEL_FONT;
  context.textBaseline = 'middle';
  const wanted = labels.map(({ look, bounds }) => ({
    bounds: mapWindow(map, bounds),
    width: widthOf(context, look.name) + 6,
  }));
  const { width, height } = context.canvas;
  const extent = { left: 0, top: 0, right: width / pixelRatio, bottom: height / pixelRatio };
  placeLabels(wanted, LABEL_HEIGHT_PX, extent).forEach((place, index) => {
    const [label, box] = [labels[index], wanted[index]];
    if (place === null || label === undefined || box === undefined) return;
    const { name, color, ink } = label.look;
    context.fillStyle = color;
    context.fillRect(place.x, place.y, box.width, LABEL_HEIGHT_PX);
    context.fillStyle = ink;
    context.fillText(name, place.x + 3, place.y + LABEL_HEIGHT_PX / 2 + 0.5);
  });
}

function setDash(context: CanvasRenderingContext2D, dash: readonly number[], px: number): void {
  context.setLineDash(dash.map((length) => length * px));
}

/** A wider line below each outline that sets it off from whatever the picture shows there. */
function strokeCasings(
  context: CanvasRenderingContext2D,
  groups: readonly RestingGroup[],
  look: RestingLook,
  window: ImageWindow,
  px: number,
): void {
  context.lineWidth = CASING_PX * px;
  const path = makeStrokePath(context, false);
  for (const group of groups) {
    const { ink, dash } = look.lookOf(group.classId);
    context.strokeStyle = `${ink}80`;
    setDash(context, group.isSuspect ? SUSPECT_DASH : dash, px);
    viewOfKind(group.kind)?.tracePacked(path, group.geometry, window, () => {});
  }
}

/** Fills and strokes all regions of a group that touch the window, and tells the bounds of each. */
function paintGroup(
  context: CanvasRenderingContext2D,
  group: RestingGroup,
  look: RestingLook,
  window: ImageWindow,
  px: number,
  visit: (left: number, top: number, right: number, bottom: number) => void,
): void {
  const { color, dash } = look.lookOf(group.classId);
  const fill = Math.max(look.fillOpacity, group.isSelected ? SELECTED_FILL : 0);
  const alpha = Math.round(fill * 255);
  context.strokeStyle = color;
  context.fillStyle = `${color}${alpha.toString(16).padStart(2, '0')}`;
  context.lineWidth = (group.isSelected ? SELECTED_LINE_PX : LINE_PX) * px;
  setDash(context, group.isSuspect ? SUSPECT_DASH : dash, px);
  const path = makeStrokePath(context, alpha > 0);
  viewOfKind(group.kind)?.tracePacked(path, group.geometry, window, visit);
}

/**
 * Draws all resting regions that touch the window: colour by class, dashed where a prediction waits
 * for a person, names while there are few. Where they are filled and few, each is drawn over those
 * below it; else class by class. `map` leads from ImagePx to CSS px of the canvas.
 * Returns how many regions and how many names were drawn.
 */
export function drawResting(
  context: CanvasRenderingContext2D,
  groups: readonly RestingGroup[],
  look: RestingLook,
  window: ImageWindow,
  map: Affine,
  pixelRatio: number,
): { regions: number; labels: number } {
  const px = 1 / scaleOf(map);
  const labels: LabelAt[] = [];
  let regions = 0;
  context.save();
  context.transform(
    pixelRatio * map.a,
    pixelRatio * map.b,
    pixelRatio * map.c,
    pixelRatio * map.d,
    pixelRatio * map.e,
    pixelRatio * map.f,
  );
  context.globalAlpha = look.outlineOpacity;
  const count = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  const isStacked = look.fillOpacity > 0 && look.isByGroup !== true;
  const stack = isStacked ? stackInView(groups, window, LABELS_MAX) : null;
  for (const layer of stack?.map((single) => [single]) ?? [groups]) {
    if (count <= LABELS_MAX) strokeCasings(context, layer, look, window, px);
    for (const group of layer) {
      const classLook = look.lookOf(group.classId);
      paintGroup(context, group, look, window, px, (left, top, right, bottom) => {
        regions += 1;
        if (look.hasLabels && regions <= LABELS_MAX) {
          labels.push({ look: classLook, bounds: { left, top, right, bottom } });
        }
      });
    }
  }
  context.globalAlpha = look.labelOpacity;
  const isLabelled = look.hasLabels && regions <= LABELS_MAX;
  if (isLabelled) drawLabels(context, labels, map, pixelRatio);
  context.restore();
  return { regions, labels: isLabelled ? labels.length : 0 };
}
