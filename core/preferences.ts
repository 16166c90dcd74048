import { z } from 'zod';

const CHORDS_MAX = 6;
const BINDINGS_MAX = 400;
const GUIDES_READ_MAX = 500;
const VIEW_CHARS_MAX = 8_000;

/** A key with its modifiers, such as `mod+shift+KeyZ`: `mod` is Ctrl, or Cmd on a Mac. */
export const KeyChordSchema = z
  .string()
  .regex(/^(mod\+)?(shift\+)?(alt\+)?[A-Z][A-Za-z0-9]{0,31}$/);

/** Sets of keys a person may start from. */
export const KEYMAP_PRESETS = ['concord', 'cvat', 'label-studio'] as const;

/** Which keys do what: a preset, and what the person has bound otherwise. */
export const KeymapSettingsSchema = z
  .object({
    preset: z.enum(KEYMAP_PRESETS).default('concord'),
    /** Command → its keys, in place of the preset's; none: the command has no key. */
    bindings: z
      .record(z.string().min(1).max(80), z.array(KeyChordSchema).max(CHORDS_MAX))
      .refine((bindings) => Object.keys(bindings).length <= BINDINGS_MAX)
      .default({}),
  })
  .strict();
export type KeymapSettings = z.output<typeof KeymapSettingsSchema>;
export type KeymapPresetId = KeymapSettings['preset'];

/** What a person has chosen for themselves, the same on every computer. */
export const PreferencesSchema = z
  .object({
    keymap: KeymapSettingsSchema.default({ preset: 'concord', bindings: {} }),
    /** Tours that were finished or skipped: they do not open by themselves again. */
    toursDone: z.array(z.string().min(1).max(40)).max(50).default([]),
    /** Tour → the step at which it was left, from 0. */
    tourSteps: z.record(z.string().min(1).max(40), z.number().int().min(0).max(50)).default({}),
    /** Project → fingerprint of the guide as it was last read there. */
    guidesRead: z
      .record(z.string().max(40), z.string().max(64))
      .refine((guides) => Object.keys(guides).length <= GUIDES_READ_MAX)
      .default({}),
    /** How the workbench shows pictures and texts; the workbench alone knows what is in it. */
    view: z
      .record(z.string().max(40), z.json())
      .refine((view) => JSON.stringify(view).length <= VIEW_CHARS_MAX)
      .default({}),
  })
  .strict();
export type Preferences = z.output<typeof PreferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = PreferencesSchema.parse({});
