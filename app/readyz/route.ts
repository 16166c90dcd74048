import { checkReadiness } from '@/server/check-readiness';

/** 200 while the server should be sent requests, else 503 with the reason. */
export async function GET(): Promise<Response> {
  const reason = await checkReadiness();
  const headers = { 'cache-control': 'no-store' };
  if (reason !== null) return new Response(`${reason}\n`, { status: 503, headers });
  return new Response('ready\n', { headers });
}
