import type { ModelCard } from '@/core/models/model-card';

/** A shell command that asks the server for a prediction, for any POSIX shell with curl. */
export function predictCommand(
  origin: string,
  modelName: string,
  inputKind: ModelCard['input']['kind'],
): string {
  const call = [
    `curl ${origin}/v1/models/${modelName}:predict \\`,
    '  -H "Authorization: Bearer $CONCORD_TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
  ].join('\n');
  if (inputKind === 'text') {
    return `${call}\n  -d '{"instances":[{"text":"…"}]}'`;
  }
  return `base64 < picture.jpg | tr -d '\\n' | sed 's/.*/{"instances":[{"b64":"&"}]}/' |\n${call}\n  -d @-`;
}
