'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { isSearchedFor } from '../panels/is-searched-for';
import { useViewSettings } from '../stage/view/use-view-settings';
import { ClassTree } from './class-tree';
import { FindBar } from './find-bar';
import classes from './text-area.module.css';
import { TextAnnouncer } from './text-announcer';
import { TextStage } from './text-stage';
import { TextToolbar } from './text-toolbar';
import { useTextScene } from './use-text-scene';
import { useTextSearch } from './use-text-search';

/** The workbench of a text: classes above, the text at its measure, many classes or spans beside it. */
export function TextArea({
  editor,
  schema,
  label,
  classRow,
  sidePanel,
}: {
  editor: Editor;
  schema: LabelSchema;
  label: string;
  classRow: ReactNode;
  /** Classes and regions, where spans are marked. */
  sidePanel: ReactNode;
}) {
  const t = useTranslations('text-work');
  useViewSettings(editor);
  const { settings, selection } = useTextScene(editor);
  const model = editor.text?.model ?? null;
  const search = useTextSearch(model, schema, settings.hasKeywords);
  const [isFinding, setIsFinding] = useState(false);
  const [isPanelShown, setIsPanelShown] = useState(true);

  const { goToKeyword, begin } = search;
  useEffect(
    () =>
      editor.on('request', ({ kind }) => {
        if (kind === 'find-in-text') {
          const caret = selection && Math.min(selection.anchor, selection.focus);
          begin(caret ?? editor.text?.layout.firstVisible() ?? 0);
          setIsFinding(true);
        }
        if (kind === 'next-keyword' || kind === 'previous-keyword') {
          const from = selection && {
            start: Math.min(selection.anchor, selection.focus),
            end: Math.max(selection.anchor, selection.focus),
          };
          const keyword = goToKeyword(kind === 'next-keyword' ? 1 : -1, from);
          if (keyword !== null) editor.chooseText(keyword);
        }
        if (kind === 'toggle-side-panel') setIsPanelShown((isShown) => !isShown);
      }),
    [editor, goToKeyword, begin, selection],
  );

  const isTree = schema.regions.length === 0 && isSearchedFor(schema);
  return (
    <main className={classes.area}>
      <div className={classes.work}>
        <div className={classes.column}>
          <div className={classes.classes}>{classRow}</div>
          <div className={classes.bar}>
            <TextToolbar editor={editor} keywordCount={search.keywords.length} />
            {isFinding && (
              <FindBar
                search={search}
                onClose={() => {
                  setIsFinding(false);
                  // by keyboard alone this is the way to a place far away
                  if (search.place > 0 && search.current !== null) {
                    editor.chooseText(search.current);
                  }
                  search.close();
                }}
              />
            )}
          </div>
          <TextStage editor={editor} schema={schema} label={label} search={search} />
        </div>
        {sidePanel}
      </div>
      {isPanelShown && isTree && (
        <aside className={classes.tree} aria-label={t('allClasses')}>
          <ClassTree editor={editor} schema={schema} />
        </aside>
      )}
      <TextAnnouncer editor={editor} />
    </main>
  );
}
