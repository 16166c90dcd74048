import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, PreferencesSchema } from '@/core/preferences';
import { guideStateOf, markGuideRead } from './guide-reading';

const project = { id: 'prj_1', guide: '# Cats\n\nTight boxes.' };

describe('reading a guide', () => {
  it('goes from new to read to changed', () => {
    expect(guideStateOf(DEFAULT_PREFERENCES, project)).toBe('new');
    const read = markGuideRead(DEFAULT_PREFERENCES, project);
    expect(guideStateOf(read, project)).toBe('read');
    expect(guideStateOf(read, { ...project, guide: '# Cats\n\nTight boxes!' })).toBe('changed');
    expect(guideStateOf(read, { ...project, id: 'prj_2' })).toBe('new');
    expect(guideStateOf(read, { ...project, guide: '  ' })).toBe('none');
  });

  it('remembers no more projects than the server keeps', () => {
    let preferences = DEFAULT_PREFERENCES;
    for (let index = 0; index < 600; index += 1) {
      preferences = markGuideRead(preferences, { ...project, id: `prj_${index}` });
    }
    expect(PreferencesSchema.safeParse(preferences).success).toBe(true);
    expect(guideStateOf(preferences, { ...project, id: 'prj_599' })).toBe('read');
  });
});
