'use client';

import { useMemo } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { Keymap } from '@/editor/keymap';
import { ShadowedKeys } from '../workbench/keys/shadowed-keys';

/** Warns of class keys that take a built-in key away from everybody who labels here. */
export function ClassKeyWarning({ project }: { project: ProjectView }) {
  const { kind, labelSchema } = project;
  const keymap = useMemo(() => new Keymap(kind, labelSchema), [kind, labelSchema]);
  return <ShadowedKeys keymap={keymap} schema={labelSchema} />;
}
