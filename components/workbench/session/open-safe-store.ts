import { openIndexedStore } from './indexed-store';
import type { LocalStore } from './local-store';
import { makeMemoryStore } from './memory-store';
import { makeSafeStore, type StoreTrouble, troubleOf } from './safe-store';

/**
 * Opens the browser's store; where it is refused, full or taken over, the page's memory takes its
 * place and `onTrouble` is told why. Never rejects.
 */
export async function openSafeStore(
  onTrouble: (trouble: StoreTrouble) => void,
): Promise<LocalStore> {
  try {
    let giveUp = onTrouble;
    const kept = await openIndexedStore({ onTakenOver: () => giveUp('taken_over') });
    const safe = makeSafeStore(kept, onTrouble);
    giveUp = safe.giveUp;
    return safe;
  } catch (error) {
    onTrouble(troubleOf(error));
    return makeMemoryStore();
  }
}
