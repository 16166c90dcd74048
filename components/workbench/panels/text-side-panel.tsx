'use client';

import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { EntityId } from '@/core/ids';
import type { Editor } from '@/editor/editor';
import { SidePanel } from './side-panel';
import { useMissingAttributes } from './use-missing-attributes';
import { useSidePanel } from './use-side-panel';

/** The side panel beside a text: classes, spans and comments, or only the comments. */
export function TextSidePanel({
  editor,
  project,
  taskId,
  modelName,
  hasModel,
}: {
  editor: Editor;
  project: ProjectView;
  taskId: EntityId<'task'>;
  modelName: string;
  hasModel: boolean;
}) {
  const [panel, attach] = useSidePanel(editor, project.labelSchema.regions.length > 0);
  useMissingAttributes(editor);
  return (
    <SidePanel
      editor={editor}
      project={project}
      taskId={taskId}
      modelName={modelName}
      hasModel={hasModel}
      panel={panel}
      attach={attach}
    />
  );
}
