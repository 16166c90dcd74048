/**
 * How long the server is waited for, milliseconds: a network that takes requests and answers none is
 * no network. What is given up is asked again, and counts once.
 */
export const PATIENCE_MS = {
  /** What the first sight of the workbench waits for, where the browser has kept it too. */
  opening: 8_000,
  /** Claiming, and asking who is signed in. */
  asking: 15_000,
  /** Sending and fetching drafts and answers, however large they are and slow the line. */
  sending: 120_000,
  /** What is not acknowledged by then is called offline; it goes on being sent. */
  telling: 10_000,
  /** How long before a server that could not be asked is asked again. */
  again: 15_000,
} as const;
