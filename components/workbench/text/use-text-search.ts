'use client';

import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { findMatches } from '@/core/text/find-matches';
import { findKeywords, type KeywordMatch } from '@/core/text/find-keywords';
import type { TextModel, TextRange } from '@/core/text/text-model';
import { firstPlaceFrom } from './first-place-from';
import { stepKeyword } from './step-keyword';

/** What is looked for in a text: the classes' keywords, and what a person types. */
export interface TextSearch {
  readonly keywords: readonly KeywordMatch[];
  readonly found: readonly TextRange[];
  /** The place at hand; another object each time it is gone to. */
  readonly current: TextRange | null;
}

export const NO_SEARCH: TextSearch = { keywords: [], found: [], current: null };

interface TextSearchHands extends TextSearch {
  readonly query: string;
  /** From here on the first place is looked for; offset of a character. */
  begin(at: number): void;
  setQuery(query: string): void;
  /** From 1; 0 where nothing is found. */
  readonly place: number;
  /** Goes to the next or previous found place, round at the ends. */
  step(direction: 1 | -1): void;
  /** Goes to the keyword behind or before a stretch, or the one it went to last; null where none is. */
  goToKeyword(direction: 1 | -1, from: TextRange | null): TextRange | null;
  close(): void;
}

const EMPTY: readonly TextRange[] = [];

/** Round at the ends; 0 where nothing is found. */
function indexAt({ length }: readonly TextRange[], place: number): number {
  return length === 0 ? 0 : ((place % length) + length) % length;
}

/** Finds in one text; typing never waits for a long search. */
export function useTextSearch(
  model: TextModel | null,
  schema: LabelSchema,
  hasKeywords: boolean,
): TextSearchHands {
  const [query, setQuery] = useState('');
  const [origin, setOrigin] = useState(0);
  /** How many places further than the first behind the origin; another object each time. */
  const [at, setAt] = useState<{ readonly steps: number }>({ steps: 0 });
  const wanted = useDeferredValue(query);
  const found = useMemo(
    () => (model === null || wanted === '' ? EMPTY : findMatches(model, wanted)),
    [model, wanted],
  );
  const keywords = useMemo(
    () => (model === null || !hasKeywords ? NO_SEARCH.keywords : findKeywords(model, schema)),
    [model, schema, hasKeywords],
  );
  const [keyword, setKeyword] = useState<TextRange | null>(null);
  const count = found.length;
  const first = useMemo(() => firstPlaceFrom(found, origin), [found, origin]);
  const current = useMemo(() => {
    const range = found[indexAt(found, first + at.steps)];
    return range === undefined ? null : { ...range };
  }, [found, first, at]);
  const begin = useCallback((from: number) => {
    setOrigin(from);
    setAt({ steps: 0 });
  }, []);
  const goToKeyword = useCallback(
    (direction: 1 | -1, from: TextRange | null) => {
      const next = stepKeyword(keywords, direction, from ?? keyword);
      setKeyword(next && { ...next });
      return next;
    },
    [keywords, keyword],
  );
  return {
    keywords,
    found,
    current: current ?? keyword,
    goToKeyword,
    query,
    begin,
    setQuery(next) {
      // who has gone on to a place looks further from there
      if (at.steps !== 0 && current !== null) setOrigin(current.start);
      setQuery(next);
      setKeyword(null);
      setAt({ steps: 0 });
    },
    place: count === 0 ? 0 : indexAt(found, first + at.steps) + 1,
    step(direction) {
      if (count > 0) setAt(({ steps }) => ({ steps: steps + direction }));
    },
    close() {
      setQuery('');
    },
  };
}
