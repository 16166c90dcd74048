'use client';

import { Center } from '@mantine/core';
import { type ReactNode, useDeferredValue, useMemo, useRef } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { Editor } from '@/editor/editor';
import { CommentPins } from './panels/comment-pins';
import { RegionMenu } from './panels/region-menu';
import { SidePanel } from './panels/side-panel';
import { ToolRail } from './panels/tool-rail';
import { useMissingAttributes } from './panels/use-missing-attributes';
import { useRegionMenu } from './panels/use-region-menu';
import { useSidePanel } from './panels/use-side-panel';
import { PictureProblem } from './picture-problem';
import { useSession } from './session/session-context';
import type { WorkItem } from './session/work-item';
import { ImageStage } from './stage/image-stage';
import classes from './workbench.module.css';

/** The workbench of a picture: tools at the left, classes, regions and comments at the right. */
export function ImageArea({
  itemKey,
  item,
  editor,
  project,
  hasModel,
  modelName,
  classRow,
}: {
  /** Another one where panels should begin anew. */
  itemKey: string;
  item: WorkItem;
  editor: Editor;
  project: ProjectView;
  hasModel: boolean;
  modelName: string;
  classRow: ReactNode;
}) {
  const { session } = useSession();
  const { name } = item.assignment.item;
  const schema = project.labelSchema;
  const atHand = useMemo(() => ({ itemKey, item, editor }), [itemKey, item, editor]);
  // the picture is painted first, what stands beside it follows
  const beside = useDeferredValue(atHand);
  const taskId = beside.item.assignment.task.id;
  const canvas = useRef<HTMLDivElement>(null);
  const [panel, attach] = useSidePanel(editor, schema.regions.length > 0);
  const menu = useRegionMenu(editor, canvas);
  useMissingAttributes(editor);
  const { point } = menu;
  return (
    <main className={classes.imageArea} data-behind={beside !== atHand || undefined}>
      <ToolRail editor={editor} hasModel={hasModel} />
      <div className={classes.center}>
        {classRow}
        <div ref={canvas} className={classes.canvas} {...menu.canvasProps}>
          {item.bitmap !== null ? (
            <ImageStage
              editor={editor}
              item={item.assignment.item}
              bitmap={item.bitmap}
              schema={schema}
              label={name}
            />
          ) : (
            <Center h="100%">
              <PictureProblem
                failure={item.failure ?? 'lost'}
                onRetry={() => session.loadPictures()}
              />
            </Center>
          )}
          <CommentPins
            key={beside.itemKey}
            editor={beside.editor}
            projectId={project.id}
            taskId={taskId}
            onOpen={panel.showThread}
          />
        </div>
      </div>
      <SidePanel
        key={`panel ${beside.itemKey}`}
        editor={beside.editor}
        project={project}
        taskId={taskId}
        modelName={modelName}
        hasModel={hasModel}
        panel={panel}
        attach={attach}
        onMenu={menu.openAt}
      />
      <RegionMenu
        key={`menu ${beside.itemKey}`}
        editor={beside.editor}
        schema={schema}
        projectId={project.id}
        place={menu.place}
        onComment={() => {
          if (point === null) editor.runAction('write-comment');
          else panel.writeComment({ point: { x: point.x, y: point.y } });
        }}
        onClose={menu.close}
      />
    </main>
  );
}
