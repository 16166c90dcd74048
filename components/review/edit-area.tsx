'use client';

import { Button, Group, Kbd, Loader, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '@/core/annotation';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { Editor } from '@/editor/editor';
import { isComposing } from '../ui/is-composing';
import { ProblemAlert } from '../ui/problem-alert';
import { ClassPalette } from '../workbench/panels/class-palette';
import { ImageStage } from '../workbench/stage/image-stage';
import { pictureUrl } from '../workbench/picture-url';
import { ItemClassRow } from '../workbench/panels/item-class-row';
import { RegionList } from '../workbench/panels/region-list';
import { TextStage } from '../workbench/text/text-stage';
import { useEditorKeys } from '../workbench/keys/use-editor-keys';
import { useMissingClass } from '../workbench/use-missing-class';
import { consensusAnswer, type TaskVotesView } from './compare-vote';
import classes from './review-page.module.css';

const NONE: ReadonlyMap<number, number> = new Map();
/** Nothing else is edited on this page. */
const isAtHand = () => true;

function useBitmap(url: string | null) {
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    if (url === null) return;
    const aborter = new AbortController();
    fetch(url, { signal: aborter.signal })
      .then((response) => response.blob())
      .then((blob) => createImageBitmap(blob))
      .then(setBitmap)
      .catch((cause: unknown) => {
        if (!aborter.signal.aborted) setError(new Error(String(cause)));
      });
    return () => aborter.abort();
  }, [url]);
  return { bitmap, error };
}

function firstAnswer({ adjudication, consensus, votes }: TaskVotesView): Answer {
  if (adjudication !== null) return adjudication.answer;
  if (consensus !== null) return consensusAnswer(consensus);
  return votes[0]?.answer ?? { regions: [], classIds: [] };
}

/** The decision or the consensus in the editor; it is saved with a reason, by button or Ctrl+Enter. */
export default function EditArea({
  view,
  project,
  onSave,
  onCancel,
}: {
  view: TaskVotesView;
  project: ProjectView;
  onSave: (answer: Answer, reason: string) => void;
  onCancel: () => void;
}) {
  const t = useTranslations('review');
  const common = useTranslations('common');
  const [reason, setReason] = useState('');
  const reasonInput = useRef<HTMLInputElement>(null);
  const { item } = view;
  const schema = project.labelSchema;
  const { bitmap, error } = useBitmap(pictureUrl(item));
  const editor = useMemo(() => {
    const size = { widthPx: item.widthPx ?? 1, heightPx: item.heightPx ?? 1 };
    return new Editor({
      kind: project.kind,
      schema,
      answer: firstAnswer(view),
      ...(item.text === null ? {} : { text: item.text }),
      ...(item.fileUrl === null ? {} : { image: size }),
    });
  }, [item, project.kind, schema, view]);
  const save = () => {
    if (reason.trim() === '') reasonInput.current?.focus();
    else onSave(editor.toAnswer(), reason.trim());
  };
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  useEffect(
    () =>
      editor.on('request', (request) => {
        if (request.kind === 'submit') latestSave.current();
      }),
    [editor],
  );
  const area = useRef<HTMLDivElement>(null);
  useEditorKeys(editor, false, isAtHand, area);
  useMissingClass(editor, 'alert');
  return (
    <div ref={area} className={classes.columns} data-takes-keys>
      <div className={classes.editor}>
        {schema.choice !== 'none' && (
          <ItemClassRow editor={editor} schema={schema} confidences={NONE} />
        )}
        <div className={classes.canvas}>
          {item.text !== null && <TextStage editor={editor} schema={schema} label={item.name} />}
          {error !== null && <ProblemAlert error={error} />}
          {item.text === null && error === null && bitmap === null && <Loader m="xl" />}
          {bitmap !== null && (
            <ImageStage
              editor={editor}
              item={item}
              bitmap={bitmap}
              schema={schema}
              label={item.name}
            />
          )}
        </div>
      </div>
      <Stack gap="sm" className={classes.panel}>
        {schema.regions.length > 0 && (
          <>
            <ClassPalette editor={editor} schema={schema} projectId={project.id} />
            <RegionList editor={editor} schema={schema} />
          </>
        )}
        <TextInput
          ref={reasonInput}
          label={t('reason')}
          description={t('reasonHint')}
          withAsterisk
          maxLength={5000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event.nativeEvent)) save();
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
          <Button
            onClick={save}
            disabled={reason.trim() === ''}
            rightSection={<Kbd size="xs">Ctrl Enter</Kbd>}
          >
            {t('saveEdited')}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}
