'use client';

import { VisuallyHidden } from '@mantine/core';
import { type SpotlightStore, useSpotlight } from '@mantine/spotlight';
import { useEffect, useState } from 'react';

/** Tells a screen reader which line of the palette Enter would run: the focus stays in the search. */
export function SelectedCommand({ store, first }: { store: SpotlightStore; first: string }) {
  const { selected, listId } = useSpotlight(store);
  const [text, setText] = useState(first);
  useEffect(() => {
    // the list marks its line outside React
    const line = document.getElementById(listId)?.querySelector('[data-selected]');
    setText(selected < 0 ? first : (line?.textContent ?? ''));
  }, [selected, listId, first]);
  return <VisuallyHidden aria-live="polite">{text}</VisuallyHidden>;
}
