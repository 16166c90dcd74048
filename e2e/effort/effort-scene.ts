import type { Page } from '@playwright/test';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { ConcordClient } from '@/sdk/concord-client';
import type { TestServer } from '../support/server';
import type { EffortRow } from './recorder';

/** Where a scene is played: a signed-in page on a production server. */
export interface SceneGround {
  page: Page;
  server: TestServer;
  /** The admin's own client, for setting up and reading back only. */
  api: ConcordClient;
  /** Every assignment that the page was handed, in the order of the work. */
  handed: AssignmentView[];
}

/**
 * One scripted piece of work with its targets. `play` sets up by the API, acts by keyboard and mouse
 * alone, and throws unless the server holds exactly what was meant.
 */
export interface Scene {
  id: string;
  title: string;
  actionsMax: number;
  /** Keystroke-level seconds. */
  secondsMax: number;
  play: (ground: SceneGround) => Promise<EffortRow>;
}
