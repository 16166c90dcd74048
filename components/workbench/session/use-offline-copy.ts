'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { useApiQuery } from '../../api/use-api';
import type { BenchCopy } from '../../offline/copy-store';
import { keepPage, toFilePaths } from '../../offline/keep-page';
import { openCopies } from '../../offline/open-copies';
import { registerWorker } from '../../offline/register-worker';
import { whenIdle } from '../../ui/when-idle';
import { whenPainted } from '../keys/when-painted';
import type { SessionSnapshot } from './session-snapshot';

/** The scripts and styles that this page has loaded. */
function listLoaded(): string[] {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')];
  const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
  return toFilePaths(
    [
      ...performance.getEntriesByType('resource').map(({ name }) => name),
      ...scripts.map(({ src }) => src),
      ...styles.map(({ href }) => href),
    ],
    window.location.origin,
  );
}

/**
 * True once the page is kept; false where the browser has no part in it.
 * @throws where it has no room, or the network has gone meanwhile
 */
async function keepBench(bench: BenchCopy): Promise<boolean> {
  const copies = await openCopies();
  await copies.writeBench(bench);
  const { id } = bench.project;
  const isStandingBy = await registerWorker(navigator.serviceWorker, id);
  return isStandingBy && keepPage(`/projects/${id}/label`, listLoaded());
}

/**
 * Has the browser keep what opening this workbench again without a network takes: the page with its
 * files, the project, and who is working. It waits until the first item is painted and the page is
 * idle, and is done anew when any of it changes or many items are taken along. Returns whether the
 * page is kept by now.
 */
export function useOfflineCopy(snapshot: SessionSnapshot | null): boolean {
  const me = useApiQuery(getMeContract, {}, { staleTime: Number.POSITIVE_INFINITY }).data;
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const [isKept, setKept] = useState(false);
  const isWorking = snapshot?.phase === 'working';
  const project = snapshot?.project;
  const isPackLarge = snapshot?.isPackLarge ?? false;

  useEffect(() => {
    if (isWorking) return whenPainted(() => setOpen(true));
  }, [isWorking]);

  useEffect(() => {
    if (!isOpen || me === undefined || project === undefined) return;
    let isLeft = false;
    whenIdle(() => {
      if (isLeft) return;
      // what an earlier opening has kept is still good where this one fails
      const keeping = keepBench({ me, project }).catch(() => null);
      void keeping.then((isDone) => isDone !== null && setKept(isDone));
    });
    return () => {
      isLeft = true;
    };
    // the page is written in one language, and a pack is taken before the network goes
  }, [isOpen, me, project, locale, isPackLarge]);
  return isKept;
}
