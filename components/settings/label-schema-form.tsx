'use client';

import { Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { changeLabelSchemaContract } from '@/core/contracts/change-label-schema.contract';
import { countLabelUsesContract } from '@/core/contracts/count-label-uses.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { nextLabelSchema } from '@/core/label-schema/next-label-schema';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { ProblemAlert } from '../ui/problem-alert';
import { useLeaveWarning } from '../ui/use-leave-warning';
import { AskedFields } from './asked-fields';
import { AttributeList } from './attribute-list';
import { findDraftProblems } from './find-draft-problems';
import classes from './label-schema-form.module.css';
import { listSchemaChanges } from './list-schema-changes';
import { SchemaChanges } from './schema-changes';
import { SchemaClassList } from './schema-class-list';
import { changeOf, draftOf, type SchemaDraft, withClassBack } from './schema-draft';
import { SchemaPreview } from './schema-preview';

const SETTLE_MS = 200;

/** What keeps a draft from being saved, the schema it makes otherwise, and whether it is another one. */
function judge(kind: ProjectView['kind'], before: LabelSchema, draft: SchemaDraft) {
  const problems = findDraftProblems(before, draft);
  const change = changeOf(before, draft);
  const after = problems.length > 0 ? null : nextLabelSchema(kind, before, change);
  const same = JSON.stringify(changeOf(before, draftOf(before)));
  return { problems, after, isChanged: JSON.stringify(change) !== same };
}

/** The schema of a project as a draft: nothing is changed before it is saved. */
export function LabelSchemaForm({ project }: { project: ProjectView }) {
  const t = useTranslations('label-schema');
  const { id: projectId, kind, labelSchema: before } = project;
  const [draft, setDraft] = useState<SchemaDraft>(() => draftOf(before));
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  // What follows from the draft waits for the typing to pause: with 1,000 classes it takes a while.
  const [settled] = useDebouncedValue(draft, SETTLE_MS);
  const { problems, after, isChanged } = useMemo(
    () => judge(kind, before, settled),
    [kind, before, settled],
  );
  const uses = useApiQuery(
    countLabelUsesContract,
    { params: { projectId } },
    { enabled: isChanged, staleTime: 30_000 },
  );
  const changes = useMemo(
    () => listSchemaChanges(before, settled, after, uses.data ?? null),
    [before, settled, after, uses.data],
  );
  const change = useApiMutation(changeLabelSchemaContract, {
    refresh: [getProjectContract],
    onSuccess: () => notifications.show({ message: t('saved') }),
  });
  useLeaveWarning(isChanged && !change.isSuccess);
  return (
    <form
      className={classes.columns}
      onSubmit={(event) => {
        event.preventDefault();
        const now = judge(kind, before, draft);
        if (now.after === null || !now.isChanged) return;
        change.mutate({
          params: { projectId },
          ifMatch: project.labelSchemaVersion,
          body: changeOf(before, draft),
        });
      }}
    >
      <Stack miw={0}>
        {change.error !== null && <ProblemAlert error={change.error} />}
        <AskedFields {...{ kind, draft, problems }} onChange={setDraft} />
        <SchemaClassList
          {...{ kind, before, draft, problems }}
          onChange={setDraft}
          onFocus={setFocusedKey}
        />
        <AttributeList {...{ draft, problems }} onChange={setDraft} />
      </Stack>
      <div className={classes.aside}>
        <SchemaChanges
          changes={changes}
          isChanged={isChanged}
          hasProblems={problems.length > 0}
          isSaving={change.isPending}
          version={project.labelSchemaVersion}
          onBringBack={(classId) => setDraft(withClassBack(draft, before, classId))}
          onDiscard={() => setDraft(draftOf(before))}
        />
        <SchemaPreview {...{ project, before, after, focusedKey }} draft={settled} />
      </div>
    </form>
  );
}
