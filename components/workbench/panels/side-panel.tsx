'use client';

import { ActionIcon, Badge, ColorSwatch, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconMessage,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useMemo } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { EntityId } from '@/core/ids';
import type { Editor } from '@/editor/editor';
import { useOpenThreads } from '../../comments/use-comments';
import { FirstHint } from '../first-hint';
import { shortcutText } from '../keys/shortcut-text';
import { usePanelState } from '../use-editor';
import { makeClassLooks } from './class-look';
import { ClassPalette } from './class-palette';
import { CommentsPanel } from './comments-panel';
import { keepFocus, keepKeys } from './keep-focus';
import { RegionList } from './region-list';
import { SelectionPanel } from './selection-panel';
import classes from './side-panel.module.css';
import type { SidePanelState, SidePanelTab } from './use-side-panel';

const TABS: readonly SidePanelTab[] = ['regions', 'comments'];

/** How many threads of the project want an answer, with more behind them where not all are here. */
interface OpenComments {
  readonly count: number;
  readonly hasMore: boolean;
}

function CountBadge({ comments: { count, hasMore } }: { comments: OpenComments }) {
  const t = useTranslations('panels');
  if (count === 0) return null;
  return (
    <Badge
      size="xs"
      circle={!hasMore}
      aria-label={t(hasMore ? 'openCommentsMore' : 'openComments', { count })}
    >
      {count}
      {hasMore && '+'}
    </Badge>
  );
}

function TabBar({
  panel,
  regionCount,
  comments,
  idOf,
}: {
  panel: SidePanelState;
  regionCount: number;
  comments: OpenComments;
  idOf: (tab: SidePanelTab) => string;
}) {
  const t = useTranslations('panels');
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = panel.tab === 'regions' ? 'comments' : 'regions';
    panel.setTab(other);
    event.currentTarget.querySelector<HTMLElement>(`#${CSS.escape(idOf(other))}`)?.focus();
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('panel')} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <UnstyledButton
          key={tab}
          id={idOf(tab)}
          role="tab"
          className={classes.tab}
          aria-selected={panel.tab === tab}
          tabIndex={panel.tab === tab ? 0 : -1}
          onClick={() => panel.setTab(tab)}
        >
          {t(`${tab}Tab`)}
          {tab === 'comments' ? (
            <CountBadge comments={comments} />
          ) : (
            <span className={classes.count} data-testid="region-count">
              {regionCount}
            </span>
          )}
        </UnstyledButton>
      ))}
    </div>
  );
}

/** What stands in for the panel while it is away: the class that is drawn next, and the way back. */
function ShowButton({
  editor,
  project,
  comments,
  panel,
}: {
  editor: Editor;
  project: ProjectView;
  comments: OpenComments;
  panel: SidePanelState;
}) {
  const t = useTranslations('panels');
  const { activeClassId } = usePanelState(editor);
  const lookOf = useMemo(() => makeClassLooks(project.labelSchema), [project]);
  const { name, color } = lookOf(activeClassId);
  const hasRegions = project.labelSchema.regions.length > 0;
  const label = hasRegions ? t('showPanel') : t('showComments');
  const key = shortcutText(editor, hasRegions ? 'toggle-side-panel' : 'write-comment');
  return (
    <Tooltip label={`${label}  ${key}`} position="left">
      <UnstyledButton
        className={classes.show}
        aria-label={label}
        aria-expanded={false}
        onMouseDown={keepFocus}
        onClick={() => panel.setOpen(true)}
      >
        {hasRegions && (
          <>
            <ColorSwatch color={color} size={12} withShadow={false} />
            <span className={classes.showName}>{name}</span>
            <IconLayoutSidebarRightExpand size={16} />
          </>
        )}
        {!hasRegions && <IconMessage size={16} />}
        <CountBadge comments={comments} />
      </UnstyledButton>
    </Tooltip>
  );
}

/** Classes above, regions or comments in the middle, what is selected below; one key puts it away. */
export function SidePanel({
  editor,
  project,
  taskId,
  modelName,
  hasModel,
  panel,
  attach,
  onMenu,
}: {
  editor: Editor;
  project: ProjectView;
  taskId: EntityId<'task'>;
  modelName: string;
  hasModel: boolean;
  panel: SidePanelState;
  attach: (element: HTMLElement | null) => void;
  /** Opens the menu of the selected regions at a place of the window, CSS px. */
  onMenu?: (x: number, y: number) => void;
}) {
  const t = useTranslations('panels');
  const id = useId();
  const { regionCount } = usePanelState(editor);
  const { threads, pages } = useOpenThreads(project.id);
  const comments = { count: threads.length, hasMore: pages.hasNextPage };
  const idOf = (tab: SidePanelTab) => `${id}-${tab}`;
  const { labelSchema } = project;
  if (!panel.isOpen) {
    return <ShowButton editor={editor} project={project} comments={comments} panel={panel} />;
  }
  const hasRegions = labelSchema.regions.length > 0;
  const hideLabel = hasRegions ? t('hidePanel') : t('hideComments');
  const hideKey = hasRegions ? shortcutText(editor, 'toggle-side-panel') : '';
  return (
    <aside
      ref={attach}
      className={classes.panel}
      aria-label={hasRegions ? t('panel') : t('commentsTab')}
      data-drawer={panel.isDrawer || undefined}
      onMouseDown={keepFocus}
      onKeyDown={keepKeys}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{hasRegions ? t('classes') : t('commentsTab')}</h2>
        <Tooltip label={`${hideLabel}  ${hideKey}`.trim()} position="left">
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={hideLabel}
            aria-expanded
            onClick={() => panel.setOpen(false)}
          >
            <IconLayoutSidebarRightCollapse size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {hasRegions && (
        <>
          <div className={classes.classes}>
            <ClassPalette editor={editor} schema={labelSchema} projectId={project.id} />
          </div>
          <TabBar panel={panel} regionCount={regionCount} comments={comments} idOf={idOf} />
        </>
      )}
      <div
        {...(hasRegions ? { role: 'tabpanel', 'aria-labelledby': idOf(panel.tab) } : {})}
        className={classes.body}
        data-scrolls={panel.tab === 'comments' || undefined}
      >
        {panel.tab === 'regions' ? (
          <RegionList editor={editor} schema={labelSchema} {...(onMenu ? { onMenu } : {})} />
        ) : (
          <CommentsPanel editor={editor} project={project} taskId={taskId} panel={panel} />
        )}
      </div>
      {hasRegions && (
        <>
          <SelectionPanel editor={editor} schema={labelSchema} modelName={modelName} />
          {!project.isDemo && <FirstHint hasModel={hasModel} isText={project.kind === 'text'} />}
        </>
      )}
    </aside>
  );
}
