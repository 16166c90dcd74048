'use client';

import {
  Button,
  Divider,
  Group,
  Kbd,
  NumberInput,
  Popover,
  SimpleGrid,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import {
  DWELL_MS_MAX,
  DWELL_MS_MIN,
  FACTOR_MAX,
  FACTOR_MIN,
  DEFAULT_VIEW_SETTINGS,
  readViewSettings,
  type ViewSettings,
} from '@/editor/view-settings';
import { shortcutText } from '../../keys/shortcut-text';
import { useEditorState } from '../../use-editor';
import { SettingChoice } from './setting-choice';
import { SettingSlider } from './setting-slider';
import { TurnControls } from './turn-controls';

type NumberSetting = Exclude<
  { [K in keyof ViewSettings]: ViewSettings[K] extends number ? K : never }[keyof ViewSettings],
  'gridPx' | 'dwellMs'
>;
type Toggle =
  | 'hasCrosshair'
  | 'hasCoordinates'
  | 'hasMinimap'
  | 'hasGrid'
  | 'snapsToPixels'
  | 'takesCandidates'
  | 'clicksByDwelling';

const FACTORS = [
  { key: 'brightness', min: FACTOR_MIN },
  { key: 'contrast', min: FACTOR_MIN },
  { key: 'saturation', min: 0 },
] as const;
const OPACITIES = [
  { key: 'outlineOpacity', min: 0.1, rest: 1 },
  { key: 'labelOpacity', min: 0, rest: 1 },
  { key: 'fillOpacity', min: 0, rest: 0 },
] as const;
const TOGGLES = [
  { key: 'hasCrosshair', name: 'crosshair', action: 'toggle-crosshair' },
  { key: 'hasCoordinates', name: 'coordinates', action: null },
  { key: 'hasMinimap', name: 'minimap', action: 'toggle-minimap' },
  { key: 'snapsToPixels', name: 'pixelSnapping', action: null },
  { key: 'takesCandidates', name: 'candidateClicks', action: null },
  { key: 'clicksByDwelling', name: 'dwellClicks', action: null },
] as const;

/** Everything about how the picture and its regions are shown; none of it touches the answer. */
function ViewSettingsForm({ editor }: { editor: Editor }) {
  const t = useTranslations('view');
  const { settings } = useEditorState(editor);
  const slider = (key: NumberSetting, min: number, max: number, rest: number) => (
    <SettingSlider
      key={key}
      label={t(key)}
      value={settings[key]}
      text={t('percent', { value: Math.round(settings[key] * 100) })}
      min={min}
      max={max}
      step={0.05}
      rest={rest}
      onChange={(value) => editor.changeView({ [key]: value })}
    />
  );
  const choice = (key: 'pixels' | 'background' | 'labels', values: readonly string[]) => (
    <SettingChoice
      label={t(key)}
      value={settings[key]}
      options={values.map((value) => ({ value, label: t(`${key}_${value}`) }))}
      onChange={(value) => editor.changeView(readViewSettings({ ...settings, [key]: value }))}
    />
  );
  const toggle = (key: Toggle, name: string, action: string | null) => (
    <Switch
      key={key}
      size="sm"
      label={
        <Group gap={6} wrap="nowrap">
          {t(name)}
          {action !== null && <Kbd size="xs">{shortcutText(editor, action)}</Kbd>}
        </Group>
      }
      checked={settings[key]}
      onChange={(event) => editor.changeView({ [key]: event.currentTarget.checked })}
    />
  );
  return (
    <Stack gap="xs">
      <TurnControls editor={editor} />
      <Divider label={t('picture')} labelPosition="left" />
      {FACTORS.map(({ key, min }) => slider(key, min, FACTOR_MAX, 1))}
      {choice('pixels', ['auto', 'smooth', 'sharp'])}
      {choice('background', ['auto', 'black', 'grey', 'white', 'checked'])}
      <Divider label={t('marks')} labelPosition="left" />
      {choice('labels', ['always', 'selected', 'never'])}
      {OPACITIES.map(({ key, min, rest }) => slider(key, min, 1, rest))}
      <Divider label={t('helpers')} labelPosition="left" />
      <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
        {TOGGLES.map(({ key, name, action }) => toggle(key, name, action))}
        <Group gap="xs" wrap="nowrap">
          {toggle('hasGrid', 'grid', null)}
          <NumberInput
            size="xs"
            w={76}
            min={1}
            max={2000}
            suffix=" px"
            allowDecimal={false}
            aria-label={t('gridSpacing')}
            value={settings.gridPx}
            disabled={!settings.hasGrid}
            onChange={(value) => {
              if (typeof value === 'number') editor.changeView({ gridPx: value });
            }}
          />
        </Group>
      </SimpleGrid>
      {settings.clicksByDwelling && (
        <SettingSlider
          label={t('dwellTime')}
          value={settings.dwellMs}
          text={t('seconds', { value: settings.dwellMs / 1000 })}
          min={DWELL_MS_MIN}
          max={DWELL_MS_MAX}
          step={100}
          rest={DEFAULT_VIEW_SETTINGS.dwellMs}
          onChange={(dwellMs) => editor.changeView({ dwellMs })}
        />
      )}
      <Group justify="space-between" wrap="nowrap" mt={4}>
        <Text size="xs" c="dimmed">
          {t('neverAnswer')}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          flex="none"
          rightSection={<Kbd size="xs">{shortcutText(editor, 'reset-view')}</Kbd>}
          onClick={() => editor.runAction('reset-view')}
        >
          {t('reset')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Opens the settings of the view; while it is open its keys are its own. */
export function ViewMenu({ editor }: { editor: Editor }) {
  const t = useTranslations('view');
  return (
    <Popover position="top-start" width={440} shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          flex="none"
          leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.7} />}
        >
          {t('title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t('title')}
        onKeyDown={(event) => event.stopPropagation()}
        mah="calc(100vh - 120px)"
        style={{ overflowY: 'auto' }}
      >
        <ViewSettingsForm editor={editor} />
      </Popover.Dropdown>
    </Popover>
  );
}
