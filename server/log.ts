import { type Logger, pino } from 'pino';
import { env } from './env';

let logger: Logger | undefined;

/** The server's log: JSON lines on stderr; secrets are struck out. */
export function log(): Logger {
  logger ??= pino(
    {
      level: env().logLevel,
      redact: ['*.password', '*.secret', '*.token', 'headers.authorization', 'headers.cookie'],
    },
    pino.destination(2),
  );
  return logger;
}
