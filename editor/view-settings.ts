import { z } from 'zod';

const share = (fallback: number) => z.number().min(0).max(1).catch(fallback);
export const FACTOR_MIN = 0.2;
export const FACTOR_MAX = 3;
/** How long a pointer may have to rest before that is a click, milliseconds. */
export const DWELL_MS_MIN = 400;
export const DWELL_MS_MAX = 2000;
/** A factor as CSS filters take it: 1 leaves the picture as it is. */
const factor = z.number().min(FACTOR_MIN).max(FACTOR_MAX).catch(1);

/**
 * How a person wants pictures and marks to be shown, on every item. Whatever was stored, each
 * field that does not fit falls back alone. None of it is ever part of an answer.
 */
const ViewSettingsSchema = z.object({
  brightness: factor,
  contrast: factor,
  saturation: z.number().min(0).max(3).catch(1),
  /** `auto`: smooth, and pixels as they are from a zoom of 400 % on. */
  pixels: z.enum(['auto', 'smooth', 'sharp']).catch('auto'),
  background: z.enum(['auto', 'black', 'grey', 'white', 'checked']).catch('auto'),
  hasCrosshair: z.boolean().catch(true),
  /** Position of the pointer and size of what is being drawn. */
  hasCoordinates: z.boolean().catch(true),
  hasMinimap: z.boolean().catch(true),
  hasGrid: z.boolean().catch(false),
  /** Spacing in ImagePx; shown coarser where its lines would run together. */
  gridPx: z.number().int().min(1).max(2000).catch(50),
  /** Corners and edges that the pointer draws or drags go to whole pixels. */
  snapsToPixels: z.boolean().catch(false),
  /** A click where no region is takes the model's candidate that lies there. */
  takesCandidates: z.boolean().catch(false),
  /** A pointer that rests over a picture for `dwellMs` clicks there. */
  clicksByDwelling: z.boolean().catch(false),
  dwellMs: z.number().int().min(DWELL_MS_MIN).max(DWELL_MS_MAX).catch(1000),
  labels: z.enum(['always', 'selected', 'never']).catch('always'),
  labelOpacity: share(1),
  outlineOpacity: z.number().min(0.1).max(1).catch(1),
  /** Of regions at rest; what is selected or being drawn is tinted a little in any case. */
  fillOpacity: share(0),
  /** Which way texts run; `auto`: each line as its first letter does. */
  direction: z.enum(['auto', 'ltr', 'rtl']).catch('auto'),
  /** The classes' keywords are underlined in texts. */
  hasKeywords: z.boolean().catch(true),
  /** A drag over a text chooses whole words. */
  snapsToWords: z.boolean().catch(true),
});
export type ViewSettings = z.output<typeof ViewSettingsSchema>;

export const DEFAULT_VIEW_SETTINGS: ViewSettings = ViewSettingsSchema.parse({});

/** Returns the settings that were stored, as far as they make sense. */
export function readViewSettings(stored: unknown): ViewSettings {
  const parsed = ViewSettingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : DEFAULT_VIEW_SETTINGS;
}

/** Returns a factor a step further, within its limits and without the dust of binary fractions. */
export function stepFactor(value: number, step: number): number {
  const next = Math.round((value + step) * 100) / 100;
  return Math.min(FACTOR_MAX, Math.max(FACTOR_MIN, next));
}
