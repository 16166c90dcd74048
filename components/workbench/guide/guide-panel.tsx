'use client';

import { Badge, CloseButton, Group, Kbd, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Markdown } from '../../ui/markdown';
import classes from './guide-panel.module.css';

/** The project's guide beside the work: the picture keeps its place and grows narrower. */
export function GuidePanel({
  guide,
  isChanged,
  keyText,
  onClose,
}: {
  guide: string;
  isChanged: boolean;
  /** The key that opens and closes it. */
  keyText: string;
  onClose: () => void;
}) {
  const t = useTranslations('guide');
  return (
    <aside className={classes.panel} aria-labelledby="guide-title" data-testid="guide">
      <Group justify="space-between" wrap="nowrap" gap="xs" className={classes.head ?? ''}>
        <Group gap="xs">
          <Title order={2} size="h5" id="guide-title">
            {t('title')}
          </Title>
          {isChanged && (
            <Badge size="sm" color="yellow" variant="light" c="var(--mantine-color-text)">
              {t('changed')}
            </Badge>
          )}
        </Group>
        <Group gap={4} wrap="nowrap">
          {keyText !== '' && <Kbd size="xs">{keyText}</Kbd>}
          <CloseButton aria-label={t('close')} onClick={onClose} />
        </Group>
      </Group>
      {/* focusable: a long guide scrolls by keyboard */}
      <div className={classes.text} tabIndex={0} role="region" aria-labelledby="guide-title">
        <Markdown text={guide.trim() === '' ? t('none') : guide} />
      </div>
    </aside>
  );
}
