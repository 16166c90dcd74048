import { useMemo } from 'react';
import { mapCodePoints } from '@/core/text/code-points';

/** Characters of a span that are shown. */
const QUOTE_MAX = 80;

/** Returns what gives the words of a span of this text, cut where they are many. */
export function useQuote(text: string): (span: { start: number; end: number }) => string {
  return useMemo(() => {
    const { toUtf16 } = mapCodePoints(text);
    return ({ start, end }) => {
      const shown = text.slice(toUtf16(start), toUtf16(Math.min(end, start + QUOTE_MAX)));
      return end > start + QUOTE_MAX ? `${shown}…` : shown;
    };
  }, [text]);
}
