import { getOpenapi } from '@/server/openapi/get-openapi';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => getOpenapi(request);
