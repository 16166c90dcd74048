'use client';

import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { Editor } from '@/editor/editor';
import { ImageArea } from './image-area';
import { ItemClassRow } from './panels/item-class-row';
import { TextSidePanel } from './panels/text-side-panel';
import { TextArea } from './text/text-area';
import type { WorkItem } from './session/work-item';
import classes from './workbench.module.css';

function confidencesOf({ proposal }: WorkItem): ReadonlyMap<number, number> {
  return proposal?.classConfidences ?? new Map();
}

/** One item with everything that is done to it: a picture or a text. */
export function WorkArea({
  item,
  editor,
  project,
  hasModel,
  modelName,
}: {
  item: WorkItem;
  editor: Editor;
  project: ProjectView;
  hasModel: boolean;
  /** Empty where no model proposes. */
  modelName: string;
}) {
  const { name, text } = item.assignment.item;
  // the panels begin anew with every item; the stage stays and is given the next picture
  const itemKey = `${item.assignment.id} ${item.openedAt}`;
  const schema = project.labelSchema;
  const hasRegions = schema.regions.length > 0;
  const classRow =
    schema.choice === 'none' ? null : (
      <div className={classes.classRow} data-testid="class-row">
        <ItemClassRow
          key={itemKey}
          editor={editor}
          schema={schema}
          confidences={confidencesOf(item)}
          isTreeBeside={text !== null && !hasRegions}
        />
      </div>
    );
  if (text !== null) {
    return (
      <TextArea
        key={itemKey}
        editor={editor}
        schema={schema}
        label={name}
        classRow={classRow}
        sidePanel={
          <TextSidePanel
            editor={editor}
            project={project}
            taskId={item.assignment.task.id}
            modelName={modelName}
            hasModel={hasModel}
          />
        }
      />
    );
  }
  return (
    <ImageArea
      itemKey={itemKey}
      item={item}
      editor={editor}
      project={project}
      hasModel={hasModel}
      modelName={modelName}
      classRow={classRow}
    />
  );
}
