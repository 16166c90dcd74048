import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e6f7f9',
  '#cdeaee',
  '#9dd3db',
  '#6abcc8',
  '#45a9b7',
  '#2b96a6',
  '#15808f',
  '#0b6f7d',
  '#075a66',
  '#034650',
];

/** What controls say that Mantine itself leaves nameless or names in English. */
export interface ControlNames {
  readonly close: string;
  readonly showPassword: string;
  readonly saturation: string;
  readonly hue: string;
}

/** Neutral greys, one accent, a 4 px grid, 8 px radius, the system's fonts. */
const LOOK = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: 7,
  defaultRadius: 8,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** The look, with every control named in the language of the page. */
export function makeTheme(names: ControlNames): MantineThemeOverride {
  return {
    ...LOOK,
    components: {
      // of dialogs, drawers, notices and alerts alike
      CloseButton: { defaultProps: { 'aria-label': names.close } },
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { 'aria-label': names.showPassword } },
      },
      ColorPicker: { defaultProps: { saturationLabel: names.saturation, hueLabel: names.hue } },
      // the placeholder is no item of a menu; without it the first item gets the focus
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    },
  };
}

/** Mantine's tints and signal colours are below AA's contrast on light: the same hues, darker. */
const READABLE_ON_LIGHT = {
  '--mantine-color-dimmed': '#5c636a',
  '--mantine-color-placeholder': '#6b7279',
  '--mantine-color-error': '#c92a2a',
  '--mantine-color-red-text': '#c92a2a',
  '--mantine-color-red-filled': '#c92a2a',
  '--mantine-color-red-filled-hover': '#b32424',
  '--mantine-color-red-light-color': '#b32424',
  '--mantine-color-red-outline': '#c92a2a',
  '--mantine-color-orange-text': '#b63c0d',
  '--mantine-color-orange-filled': '#b63c0d',
  '--mantine-color-orange-light-color': '#a8380c',
  '--mantine-color-yellow-text': '#8a4700',
  '--mantine-color-yellow-light-color': '#8a4700',
  '--mantine-color-green-text': '#257735',
  '--mantine-color-green-filled': '#257735',
  '--mantine-color-green-light-color': '#226d31',
  '--mantine-color-teal-text': '#077554',
  '--mantine-color-teal-light-color': '#076b4d',
  '--mantine-color-lime-light-color': '#446d09',
  '--mantine-color-blue-text': '#1864ab',
  '--mantine-color-blue-filled': '#1864ab',
  '--mantine-color-cyan-light-color': '#0b6a7b',
};

/** On dark the same is done upwards. */
const READABLE_ON_DARK = {
  '--mantine-color-dimmed': '#a9adb2',
  '--mantine-color-placeholder': '#90959b',
  '--mantine-color-error': '#ff8787',
  '--mantine-color-red-text': '#ff8787',
  '--mantine-color-red-filled': '#c92a2a',
  '--mantine-color-red-filled-hover': '#b32424',
  '--mantine-color-orange-filled': '#b63c0d',
  '--mantine-color-green-filled': '#257735',
  '--mantine-color-blue-filled': '#1864ab',
};

/** Text and controls that everybody can read (WCAG AA), in both colour schemes. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: READABLE_ON_LIGHT,
  dark: READABLE_ON_DARK,
});
