import { listAuditEventsContract } from '@/core/contracts/list-audit-events.contract';
import { listAuditEvents } from '@/server/audit/list-audit-events';
import { defineRoute } from '@/server/http/define-route';

export const GET = defineRoute(listAuditEventsContract, ({ ctx, query }) =>
  listAuditEvents(ctx, query),
);
