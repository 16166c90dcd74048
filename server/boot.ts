import { closeDb } from '@/db/client';
import { seedDemo } from './demo/seed-demo';
import { startJobs } from './jobs/start-jobs';
import { lifecycle } from './lifecycle';
import { ensureFirstAdmin } from './setup/ensure-first-admin';
import { offerFirstAdminLink } from './setup/offer-first-admin-link';

/** In this order: the demo belongs to the first admin and leaves work to the queue, and the link is last. */
const STEPS = [ensureFirstAdmin, startJobs, seedDemo, offerFirstAdminLink];

/**
 * What happens between the open port and readiness; what a step opens is closed in reverse order.
 * A step that fails ends the process with its message.
 */
async function boot(): Promise<void> {
  lifecycle().hooks.push(closeDb);
  for (const step of STEPS) await step();
}

/** Hands the boot to the start script, which runs it once the port is open. */
export function prepareBoot(): void {
  lifecycle().boot = boot;
}
