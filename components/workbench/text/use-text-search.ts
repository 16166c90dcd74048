'use client';

import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { findMatches } from '@/core/text/find-matches';
import { findKeywords, type KeywordMatch } from '@/core/text/find-keywords';
import type { TextModel, TextRange } from '@/core/text/text-model';
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

/** Finds in one text; typing never waits for a long search. */
export function useTextSearch(
  model: TextModel | null,
  schema: LabelSchema,
  hasKeywords: boolean,
): TextSearchHands {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState<{ readonly place: number }>({ place: 0 });
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
  const current = useMemo(() => {
    const range = found[at.place];
    return range === undefined ? null : { ...range };
  }, [found, at]);
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
    setQuery(next) {
      setQuery(next);
      setKeyword(null);
      setAt({ place: 0 });
    },
    place: found.length === 0 ? 0 : Math.min(at.place, found.length - 1) + 1,
    step(direction) {
      const count = found.length;
      if (count > 0) setAt(({ place }) => ({ place: (place + direction + count) % count }));
    },
    close() {
      setQuery('');
    },
  };
}
