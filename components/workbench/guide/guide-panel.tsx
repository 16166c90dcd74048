'use client';

import { Badge, CloseButton, Kbd } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Markdown } from '../../ui/markdown';
import { BesidePanel } from '../panels/beside-panel';
import classes from './guide-panel.module.css';

/** The project's guide beside the work. */
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
    <BesidePanel
      name="guide"
      title={t('title')}
      mark={
        isChanged && (
          <Badge size="sm" color="yellow" variant="light" c="var(--mantine-color-text)">
            {t('changed')}
          </Badge>
        )
      }
      controls={
        <>
          {keyText !== '' && <Kbd size="xs">{keyText}</Kbd>}
          <CloseButton aria-label={t('close')} onClick={onClose} />
        </>
      }
      widthPx={360}
    >
      {/* focusable: a long guide scrolls by keyboard */}
      <div className={classes.text} tabIndex={0} role="region" aria-labelledby="guide-title">
        <Markdown text={guide.trim() === '' ? t('none') : guide} />
      </div>
    </BesidePanel>
  );
}
