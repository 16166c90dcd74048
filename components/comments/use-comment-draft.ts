'use client';

import { useState } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { useApiQuery } from '../api/use-api';
import { draftKeyOf, readDraft, writeDraft } from './comment-drafts';

/** The text that one person is writing about something, kept in the browser until it is sent. */
export function useCommentDraft(about: string): readonly [string, (text: string) => void] {
  const me = useApiQuery(getMeContract, {}, { staleTime: Number.POSITIVE_INFINITY }).data;
  const key = draftKeyOf(me?.id, about);
  const [kept, setKept] = useState({ key, text: readDraft(key) });
  const text = kept.key === key ? kept.text : readDraft(key);
  const setText = (next: string) => {
    writeDraft(key, next);
    setKept({ key, text: next });
  };
  return [text, setText];
}
