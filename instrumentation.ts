/** Called by Next.js once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { prepareBoot } = await import('./server/boot');
    prepareBoot();
  }
}
