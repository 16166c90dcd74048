'use client';

import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks';
import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { isComposing } from '../ui/is-composing';
import classes from './command-palette.module.css';
import { findCommands, type PaletteCommand } from './palette-command';
import { SelectedCommand } from './selected-command';
import { usePaletteKey } from './use-palette-key';
import { useShellCommands } from './use-shell-commands';

const RECENT_KEY = 'concord-palette-recent';
const RECENT_MAX = 6;
const NONE: readonly PaletteCommand[] = [];
/** Handed on to the scroll area that the list is. */
const SCROLLED_BY_KEYS = { viewportProps: { tabIndex: 0 } };

const [store, palette] = createSpotlight();

/** Opens the palette from anywhere. */
export const openPalette = palette.open;

/** Every place, every project and, in the workbench, every action and class, by name. */
export function CommandPalette({
  projectId,
  commandsOf,
  isWithButton = true,
}: {
  projectId: string | null;
  /** What can be done here beside going elsewhere; asked whenever the palette opens. */
  commandsOf?: () => readonly PaletteCommand[];
  isWithButton?: boolean;
}) {
  const t = useTranslations('common');
  const [commands, setCommands] = useState(NONE);
  const [query, setQuery] = useState('');
  const [recentIds, setRecentIds] = useLocalStorage<string[]>({
    key: RECENT_KEY,
    defaultValue: readLocalStorageValue({ key: RECENT_KEY, defaultValue: [] }),
  });
  const keys = usePaletteKey(openPalette, commandsOf === undefined);
  const shellCommands = useShellCommands(projectId);
  // nothing is chosen until an arrow or a letter is pressed: Enter then means the first line
  const { selected } = useSpotlight(store);
  const found = findCommands([...commands, ...shellCommands], query, recentIds, t('recent'));
  const use = ({ id, run }: PaletteCommand) => {
    setRecentIds((ids) => [id, ...ids.filter((other) => other !== id)].slice(0, RECENT_MAX));
    // after the palette has closed: what it opens keeps the focus
    setTimeout(run);
  };
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <>
      {isWithButton && (
        <Tooltip label={`${t('commandPalette')}  ${keys}`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('commandPalette')}
            onClick={openPalette}
          >
            <IconSearch size={20} />
          </ActionIcon>
        </Tooltip>
      )}
      <Spotlight.Root
        shortcut={null}
        query={query}
        onQueryChange={setQuery}
        onSpotlightOpen={() => setCommands(commandsOf?.() ?? NONE)}
        store={store}
        attributes={{ content: { 'aria-label': t('commandPalette') } }}
        scrollable
        maxHeight={440}
      >
        <Spotlight.Search
          placeholder={t('commandPalette')}
          aria-label={t('commandPalette')}
          leftSection={<IconSearch size={18} />}
          onKeyDown={(event) => {
            const [first] = found;
            if (isComposing(event.nativeEvent)) return;
            if (selected >= 0 || event.key !== 'Enter' || first === undefined) return;
            event.preventDefault();
            palette.close();
            if (!first.isDisabled) use(first);
          }}
        />
        <Spotlight.ActionsList {...SCROLLED_BY_KEYS}>
          {groups.map((group) => (
            <Spotlight.ActionsGroup key={group} label={group}>
              {found
                .filter((command) => command.group === group)
                .map((command) => (
                  <Spotlight.Action
                    key={command.id}
                    label={command.label}
                    description={command.description ?? ''}
                    disabled={command.isDisabled ?? false}
                    className={classes.command ?? ''}
                    highlightQuery
                    data-command={command.id}
                    mod={{ first: selected < 0 && command === found[0] }}
                    rightSection={command.keys ? <Kbd size="xs">{command.keys}</Kbd> : null}
                    onClick={() => use(command)}
                  />
                ))}
            </Spotlight.ActionsGroup>
          ))}
          {found.length === 0 && <Spotlight.Empty>{t('nothingFound')}</Spotlight.Empty>}
        </Spotlight.ActionsList>
        <SelectedCommand store={store} first={found[0]?.label ?? ''} />
      </Spotlight.Root>
    </>
  );
}
