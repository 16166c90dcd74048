'use client';

import { Anchor, Typography } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import classes from './markdown.module.css';

/** Pictures come from the project's own guide alone: a foreign one would tell its host who reads it. */
const OWN_IMAGE = /^\/api\/v1\/projects\/[a-z0-9_]+\/guide-images\/[0-9a-f]{64}$/;

/** What the extended Markdown of tables, struck out words and lists of tasks adds. */
const PLUGINS = [remarkGfm];

/** A wide table scrolls by itself, by keyboard too, and leaves the text beside it where it is. */
function WideTable({ children }: { children?: ReactNode }) {
  const t = useTranslations('guide');
  return (
    <section className={classes.wide} aria-label={t('table')} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}

/** The box of a task in a list: it tells, and is not to be pressed. */
function TaskBox({ isDone }: { isDone: boolean }) {
  const t = useTranslations('guide');
  return (
    <span role="img" aria-label={t(isDone ? 'taskDone' : 'taskOpen')}>
      {isDone ? '☑' : '☐'}
    </span>
  );
}

/** A guide stands inside a page that has its own heading: its headings begin one level lower. */
const COMPONENTS: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ id, children }) => <h4 id={id}>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  a: ({ href, id, children }) =>
    href?.startsWith('#') ? (
      // to a note at the end, and back
      <Anchor href={href} id={id} underline="always">
        {children}
      </Anchor>
    ) : (
      <Anchor href={href} target="_blank" rel="noreferrer noopener" underline="always">
        {children}
      </Anchor>
    ),
  img: ({ src, alt = '' }) =>
    typeof src === 'string' && OWN_IMAGE.test(src) ? (
      <img src={src} alt={alt} loading="lazy" className={classes.picture} />
    ) : (
      <em>{alt}</em>
    ),
  table: ({ children }) => <WideTable>{children}</WideTable>,
  input: ({ checked }) => <TaskBox isDone={checked === true} />,
};

/**
 * A guide written in Markdown, with tables, lists of tasks and struck out words; raw HTML in it is
 * shown as text, unsafe addresses are dropped, and of pictures from elsewhere only the words that
 * describe them are left.
 */
export function Markdown({ text }: { text: string }) {
  const t = useTranslations('guide');
  return (
    <Typography fz="sm" className={classes.markdown}>
      <ReactMarkdown
        components={COMPONENTS}
        remarkPlugins={PLUGINS}
        remarkRehypeOptions={{ footnoteLabel: t('notes'), footnoteBackLabel: t('backFromNote') }}
      >
        {text}
      </ReactMarkdown>
    </Typography>
  );
}
