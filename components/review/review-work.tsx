'use client';

import { useMemo } from 'react';
import type { Region } from '@/core/annotation';
import { type ComparedObject, compareObjects } from '@/core/consensus/compare-objects';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { ComparePanel } from './compare-panel';
import type { TaskVotesView } from './compare-vote';
import classes from './review-page.module.css';
import { ReviewStage } from './review-stage';
import { ReviewText } from './review-text';
import { useQuote } from './use-quote';

/** More regions than this, of all answers together, would keep the page waiting. */
const COMPARED_MAX = 4_000;

function compareVotes({ consensus, votes }: TaskVotesView, project: ProjectView) {
  const ofConsensus = consensus?.regions.map(({ region }) => region) ?? [];
  const ofVotes = votes.map(({ answer }) => answer.regions);
  const count = ofVotes.reduce((sum, regions) => sum + regions.length, ofConsensus.length);
  if (count > COMPARED_MAX) return null;
  const names = project.labelSchema.attributes?.map(({ name }) => name) ?? [];
  return compareObjects(ofConsensus, ofVotes, { gateIou: project.consensus.boxGateIou, names });
}

function numberRegions(objects: readonly ComparedObject[] | null): ReadonlyMap<Region, number> {
  const entries = objects?.flatMap(({ number, regions }) =>
    regions.flatMap((region): [Region, number][] => (region === null ? [] : [[region, number]])),
  );
  return new Map(entries);
}

/** The item with everybody's regions, and below it what they say of each. */
export function ReviewWork({
  view,
  project,
  highlighted,
  isComparing,
  onCompare,
}: {
  view: TaskVotesView;
  project: ProjectView;
  /** Place of the vote brought out; null for none. */
  highlighted: number | null;
  /** Null until the reviewer has chosen: it is open where something differs. */
  isComparing: boolean | null;
  onCompare: (isComparing: boolean) => void;
}) {
  const schema = project.labelSchema;
  const objects = useMemo(() => compareVotes(view, project), [view, project]);
  const numbers = useMemo(() => numberRegions(objects), [objects]);
  const quoteOf = useQuote(view.item.text ?? '');
  const isOpen = isComparing ?? objects?.some(({ doesDiffer }) => doesDiffer) ?? false;
  return (
    <div className={classes.work}>
      {view.item.text === null ? (
        <ReviewStage {...{ view, schema, highlighted, numbers }} />
      ) : (
        <ReviewText {...{ view, schema, highlighted, quoteOf }} />
      )}
      <ComparePanel
        {...{ view, objects, schema, quoteOf, highlighted, isOpen }}
        onToggle={() => onCompare(!isOpen)}
      />
    </div>
  );
}
