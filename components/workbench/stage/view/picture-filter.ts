import type { ViewSettings } from '@/editor/view-settings';

/** Returns the CSS filter for the picture alone; `none` where nothing is changed, which costs nothing. */
export function pictureFilter({ brightness, contrast, saturation }: ViewSettings): string {
  const parts = [
    brightness === 1 ? '' : `brightness(${brightness})`,
    contrast === 1 ? '' : `contrast(${contrast})`,
    saturation === 1 ? '' : `saturate(${saturation})`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'none' : parts.join(' ');
}

/** From this zoom on `auto` shows pixels as they are. */
const SHARP_FROM_SCALE = 4;

/** Whether pixels are smoothed at this zoom. */
export function isSmoothAt(scale: number, { pixels }: ViewSettings): boolean {
  return pixels === 'smooth' || (pixels === 'auto' && scale < SHARP_FROM_SCALE);
}
