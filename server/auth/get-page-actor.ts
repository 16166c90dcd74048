import 'server-only';
import { headers } from 'next/headers';
import type { Actor } from '../context';
import { findActorByHeaders } from './find-actor';

/** Returns who looks at a page, null for nobody; for server components. */
export async function getPageActor(): Promise<Actor | null> {
  return findActorByHeaders(await headers());
}
