import { Anchor, Typography } from '@mantine/core';
import ReactMarkdown, { type Components } from 'react-markdown';
import classes from './markdown.module.css';

/** Pictures come from the project's own guide alone: a foreign one would tell its host who reads it. */
const OWN_IMAGE = /^\/api\/v1\/projects\/[a-z0-9_]+\/guide-images\/[0-9a-f]{64}$/;

/** A guide stands inside a page that has its own heading: its headings begin one level lower. */
const COMPONENTS: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  a: ({ href, children }) => (
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
};

/**
 * A guide written in Markdown; raw HTML in it is shown as text, unsafe addresses are dropped, and
 * of pictures from elsewhere only the words that describe them are left.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <Typography fz="sm">
      <ReactMarkdown components={COMPONENTS}>{text}</ReactMarkdown>
    </Typography>
  );
}
