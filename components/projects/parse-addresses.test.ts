import { describe, expect, it } from 'vitest';
import { parseAddresses } from './parse-addresses';

describe('parseAddresses', () => {
  it('splits at commas, semicolons, blanks and lines, each address once', () => {
    const { valid } = parseAddresses('a@x.org, B@x.org;c@x.org\nA@x.org d@x.org，e@x.org');
    expect(valid).toEqual(['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'e@x.org']);
  });

  it('takes what stands in the brackets behind a name', () => {
    const { valid, invalid } = parseAddresses('Ann Lee <ann@x.org>, "Bo, the B" <bo@x.org>');
    expect(valid).toEqual(['ann@x.org', 'bo@x.org']);
    expect(invalid).toEqual([]);
  });

  it('names what is no address', () => {
    expect(parseAddresses('ann@x.org, ann, @y.org').invalid).toEqual(['ann', '@y.org']);
  });
});
