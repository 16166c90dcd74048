import { describe, expect, it } from 'vitest';
import type { ClusterMember } from './cluster-regions';
import { fuseGroups } from './fuse-groups';
import type { ClassedPlace } from './region-view';
import { voteDetails } from './vote-details';

type Said = Pick<ClassedPlace, 'attributes' | 'flags' | 'group'> & { classId?: number };

const member = (said: Said, view: number): ClusterMember => ({
  worker: `w${view}`,
  view,
  index: 0,
  region: { kind: 'span', start: 0, end: 1, classId: 0, ...said },
});
const vote = (...said: Said[]) => voteDetails(said.map(member), 0);

describe('voteDetails', () => {
  it('sets a flag that more than half set', () => {
    expect(vote({ flags: ['crowd', 'occluded'] }, { flags: ['occluded'] }, {}).flags).toEqual([
      'occluded',
    ]);
    expect(vote({ flags: ['occluded'] }, {})).toEqual({ attributes: {} });
  });

  it('takes the value most chose, a value rather than none on a tie, else the first in order', () => {
    const pose = (value: string) => ({ attributes: { pose: value } });
    expect(vote(pose('sit'), pose('run'), pose('run')).attributes).toEqual({ pose: 'run' });
    expect(vote(pose('sit'), pose('run')).attributes).toEqual({ pose: 'run' });
    expect(vote(pose('sit'), {}).attributes).toEqual({ pose: 'sit' });
    expect(vote(pose('sit'), {}, {}).attributes).toEqual({});
    expect(vote({ attributes: { wild: false } }, { attributes: { wild: false } }, {})).toEqual({
      attributes: { wild: false },
    });
  });

  it('takes the lower median of numbers, one that somebody gave', () => {
    const age = (value: number) => ({ attributes: { age: value } });
    expect(vote(age(3), age(90), age(4)).attributes).toEqual({ age: 4 });
    expect(vote(age(3), age(90), age(4), age(5)).attributes).toEqual({ age: 4 });
    expect(vote(age(3), {}, {}).attributes).toEqual({});
  });

  it('asks those who gave the object its class', () => {
    const cat = { classId: 0, attributes: { pose: 'sit' } };
    const dog = { classId: 1, attributes: { breed: 'pug' } };
    expect(vote(cat, cat, dog).attributes).toEqual({ pose: 'sit' });
  });
});

describe('fuseGroups', () => {
  it('joins what more than half put together, whatever they call the group', () => {
    const clusters = [
      [member({ group: 7 }, 0), member({ group: 1 }, 1), member({}, 2)],
      [member({ group: 7 }, 0), member({ group: 1 }, 1), member({}, 2)],
      [member({ group: 9 }, 0), member({}, 1)],
      [member({}, 0), member({ group: 2 }, 1)],
      [member({ group: 8 }, 0)],
      [member({ group: 8 }, 0)],
    ];
    expect(fuseGroups(clusters)).toEqual([1, 1, undefined, undefined, 2, 2]);
  });

  it('forgets a group of which one object is left', () => {
    expect(fuseGroups([[member({ group: 1 }, 0)], [member({}, 0)]])).toEqual([
      undefined,
      undefined,
    ]);
  });
});
