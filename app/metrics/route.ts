export { answerMetrics as GET } from '@/server/telemetry/answer-metrics';
