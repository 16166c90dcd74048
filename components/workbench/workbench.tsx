'use client';

import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { Editor } from '@/editor/editor';
import { useShowProblem } from '../api/use-problem-text';
import { CommandPalette } from '../shell/command-palette';
import { useLeaveWarning } from '../ui/use-leave-warning';
import { GuidePanel } from './guide/guide-panel';
import { ShortcutSheet } from './keys/shortcut-sheet';
import { LiveAnnouncer } from './keys/live-announcer';
import { SessionAnnouncer } from './keys/session-announcer';
import { keyTextOf } from './keys/shortcut-text';
import { useEditorKeys } from './keys/use-editor-keys';
import { useKeysWhileLooking } from './keys/use-keys-while-looking';
import { useHelp } from './keys/use-help';
import { useWorkbenchCommands } from './keys/use-workbench-commands';
import { SkipDialog } from './skip-dialog';
import { CommentOutboxProvider } from './session/comment-outbox-provider';
import { ConflictDialog } from './session/conflict-dialog';
import { HistoryPanel } from './session/history-panel';
import { SessionContext } from './session/session-context';
import { SessionNotices } from './session/session-notices';
import { SignInDialog } from './session/sign-in-dialog';
import { useOfflineCopy } from './session/use-offline-copy';
import { useWorkSession } from './session/use-work-session';
import { TourBar } from './tour/tour-bar';
import { useMissingClass } from './use-missing-class';
import { WorkArea } from './work-area';
import { WorkPlaceholder } from './work-placeholder';
import classes from './workbench.module.css';
import { WorkbenchFooter } from './workbench-footer';
import { WorkbenchHeader } from './workbench-header';

/** The place where people label: one item, its tools, and the way to the next. */
export default function Workbench({
  project: opened,
  userId,
}: {
  project: ProjectView;
  userId: string;
}) {
  const showProblem = useShowProblem();
  const { session, snapshot } = useWorkSession(opened, userId);
  const isPageKept = useOfflineCopy(snapshot);
  const project = snapshot?.project ?? opened;
  const [isSkipping, setIsSkipping] = useState(false);
  const [isHistoryOpen, { toggle, close }] = useDisclosure(false);
  const history = { isOpen: isHistoryOpen, toggle, close };
  const editor = snapshot?.item?.editor ?? null;
  const help = useHelp(project, editor);
  const commandsOf = useWorkbenchCommands(editor, project.labelSchema);
  const isLooking = snapshot?.lookedAt != null;
  const isInterrupted =
    snapshot !== null &&
    (snapshot.needsSignIn || snapshot.isForeign || snapshot.conflicts.length > 0);
  const isBlocked = help.isSheetOpen || isSkipping || isLooking || isInterrupted;
  const bench = useRef<HTMLDivElement>(null);
  const isAtHand = (one: Editor) => session?.getSnapshot().item?.editor === one;
  useKeysWhileLooking(editor, isLooking, () => void session?.submit());
  useEditorKeys(editor, isBlocked, isAtHand, bench, snapshot?.phase === 'loading');

  useEffect(() => {
    if (editor === null || session === null) return;
    return editor.on('request', ({ kind }) => {
      if (kind === 'submit') void session.submit();
      else if (kind === 'reopen') void session.reopen();
      else if (kind === 'go-on') void session.goOn();
      else if (kind === 'skip') setIsSkipping(true);
    });
  }, [editor, session]);

  useMissingClass(editor, 'presentation');
  useLeaveWarning(snapshot?.trouble != null && snapshot.unsentCount > 0);

  if (session === null || snapshot === null)
    return <div className={classes.bench} data-takes-keys aria-busy="true" />;
  const isImage = project.kind === 'image';
  return (
    <SessionContext value={{ session, snapshot, history, isPageKept }}>
      <div
        ref={bench}
        className={classes.bench}
        data-takes-keys
        data-kind={project.kind}
        data-looking={isLooking || undefined}
      >
        <WorkbenchHeader project={project} session={snapshot} help={help} />
        <div className={classes.notices}>
          <SessionNotices />
        </div>
        {help.isTourOpen && editor !== null && (
          <TourBar
            project={project}
            editor={editor}
            submittedCount={snapshot.submittedCount}
            onEnd={() => help.setTourOpen(false)}
          />
        )}
        <div className={classes.body}>
          <CommentOutboxProvider>
            {snapshot.item !== null && editor !== null ? (
              <WorkArea
                hasModel={snapshot.model.kind !== 'none'}
                modelName={snapshot.model.kind === 'none' ? '' : snapshot.model.name}
                item={snapshot.item}
                editor={editor}
                project={project}
              />
            ) : (
              <WorkPlaceholder
                snapshot={snapshot}
                projectId={project.id}
                onRetry={() => void session.retry()}
              />
            )}
          </CommentOutboxProvider>
          {isHistoryOpen && snapshot.item !== null && <HistoryPanel />}
          {help.guide.isOpen && (
            <GuidePanel
              guide={project.guide}
              isChanged={help.guide.isChanged}
              keyText={keyTextOf(help.keymap, 'toggle-guide')}
              onClose={help.guide.close}
            />
          )}
        </div>
        {editor !== null && (
          <WorkbenchFooter editor={editor} session={snapshot} isImage={isImage} />
        )}
        {editor !== null && <LiveAnnouncer editor={editor} schema={project.labelSchema} />}
        <SessionAnnouncer session={snapshot} />
        <ShortcutSheet
          keymap={help.keymap}
          kind={project.kind}
          schema={project.labelSchema}
          isOpen={help.isSheetOpen}
          onClose={help.closeSheet}
        />
        <CommandPalette projectId={project.id} commandsOf={commandsOf} isWithButton={false} />
        <SkipDialog
          isOpen={isSkipping}
          onClose={() => setIsSkipping(false)}
          onSkip={(reason, comment) => void session.skip(reason, comment).catch(showProblem)}
        />
        <SignInDialog />
        <ConflictDialog />
      </div>
    </SessionContext>
  );
}
