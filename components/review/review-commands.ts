import type { Shortcut } from '@/editor/actions/action';
import type { Command } from '@/editor/command';

/** The keys 1–9 take one person's answer; whoever comes after them is taken by the mouse. */
const KEYED_VOTES_MAX = 9;

function command(id: string, labelKey: string, ...defaults: Shortcut[]): Command {
  return {
    id,
    labelKey: `review.${labelKey}`,
    group: 'review',
    scopes: ['review'],
    defaults,
  };
}

const PLACES = Array.from({ length: KEYED_VOTES_MAX }, (_, index) => index + 1);

/** What can be done by key on the review page; bound as the workbench's commands are. */
export const REVIEW_COMMANDS = [
  command('review-accept', 'accept', { code: 'Space' }, { code: 'Enter' }),
  command('review-edit', 'edit', { code: 'KeyE' }),
  command('review-reject', 'reject', { code: 'KeyR' }),
  command('review-previous', 'previous', { code: 'BracketLeft' }, { code: 'ArrowLeft' }),
  command('review-next', 'next', { code: 'BracketRight' }, { code: 'ArrowRight' }),
  command('review-choose-previous', 'choosePrevious', { code: 'ArrowUp' }),
  command('review-choose-next', 'chooseNext', { code: 'ArrowDown' }),
  ...PLACES.map((place) => ({
    ...command(
      `review-take-${place}`,
      'take',
      { code: `Digit${place}` },
      { code: `Numpad${place}` },
    ),
    labelValues: { place },
  })),
];
