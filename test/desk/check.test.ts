import { describe, expect, it } from 'vitest';
import { loadDesk } from '../../src/load-desk.ts';

const desk = loadDesk('knowledge');
const kindOf = (claim: string) => desk.check(claim).kind;

describe('how many', () => {
  it.each([
    ['The CPTPP has 12 members', 'supported', 'the number itself'],
    [
      'A dozen nations make up the pact',
      'supported',
      'a dozen is 12, the pact is the only one there is',
    ],
    ['More than ten countries belong to the CPTPP', 'supported', '12 are more than ten'],
    ['The CPTPP has 11 members', 'contradicted', 'another number in its place'],
    ['The CPTPP is an 11-member pact', 'contradicted', 'the same, as an adjective'],
    ['Fewer than ten countries are in the CPTPP', 'contradicted', '12 are not fewer than ten'],
    ['CPTPP members number 12', 'supported', '"number" as a verb is no "no."'],
    ['Three of the 12 members are in Asia', 'not_covered', 'a part of them may be any number'],
    [
      'She is the first woman to chair the Korea-Japan Business Summit',
      'not_covered',
      'the first woman is not the first summit',
    ],
    ['12 companies joined a training programme', 'not_covered', '12 of something else'],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));

  it('spells out what was compared', () => {
    expect(desk.check('The CPTPP has 11 members')).toMatchObject({
      kind: 'contradicted',
      because: [{ what: 'count', claim: '11 members', source: '12 nations' }],
      fact: { id: 'who-are-members' },
      attributedTo: null,
      unexplained: [],
    });
  });
});

describe('who is on a complete list', () => {
  it.each([
    ['Taiwan is one of the 12', 'contradicted', 'the 12 are those on the list'],
    ['Taiwan is one of the 12 jurors', 'not_covered', 'twelve of something else'],
    ['Taiwan wants to be one of the 12', 'not_covered', 'a wish is not a membership'],
    ['The US should be a member of the CPTPP', 'not_covered', 'a view is not a membership'],
    ['Britain should lead the CPTPP', 'not_covered', 'nor does it speak against who does lead it'],
    ['They told us that the pact has 12 members', 'supported', 'they told no country'],
    ['Vietnam is a member of the CPTPP', 'supported', 'it is on the list'],
    ['Peru and Chile belong to the pact', 'supported', 'both are'],
    ['South Korea is not yet a member of the CPTPP', 'supported', 'it is not on the list'],
    [
      'Neither China nor the US is a CPTPP member',
      'supported',
      'neither is, and "nor" denies once',
    ],
    ['Taiwan is a member of the pact', 'contradicted', 'an outsider made a member'],
    [
      'Indonesia and Malaysia are members of the CPTPP',
      'contradicted',
      'one of two is an outsider',
    ],
    ['Vietnam is not a member of the CPTPP', 'contradicted', 'a member denied'],
    [
      'South Korea joined the CPTPP in 2023',
      'contradicted',
      'no detail makes an outsider a member',
    ],
    ['Peru joined the CPTPP in 2021', 'not_covered', 'a member, but the year is not in the source'],
    ['Taiwan has applied to join the CPTPP', 'not_covered', 'to apply is not to have joined'],
    ['China wants to join the CPTPP', 'not_covered', 'nor is to want it'],
    ['Korean exports to CPTPP members rose', 'not_covered', 'not about who is a member'],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('who holds a role', () => {
  it.each([
    ['Ryu Jin is the chairman of the FKI', 'supported', 'as the source has it'],
    ['Keidanren is headed by Yoshinobu Tsutsui', 'supported', 'turned round by the passive'],
    ['Masakazu Tokura is the chairman of Keidanren', 'contradicted', 'a stranger in the post'],
    ['Ryu Jin chairs Keidanren', 'contradicted', 'the right person, another body'],
    ['Ryu Jin is not the chairman of the FKI', 'contradicted', 'the post denied'],
    [
      'Former Keidanren chairman Masakazu Tokura retired',
      'not_covered',
      'a former one is another one',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));

  it('reads a role as whoever holds it', () => {
    expect(kindOf('The Keidanren chairman called for WTO reform')).toBe('supported');
    expect(kindOf('The FKI chairman stressed WTO reform')).toBe('contradicted');
  });
});

describe('where, and which one of a row', () => {
  it.each([
    ['The summit was held in Tokyo', 'supported', 'the place'],
    ['The summit took place in Japan', 'supported', 'what the place lies in'],
    ['Tokyo, not Seoul, hosted the summit', 'supported', 'right, and what is denied is not so'],
    ['Busan hosted the Korea-Japan Business Summit', 'contradicted', 'another place'],
    [
      'The 31st Korea-Japan Business Summit was held in Tokyo',
      'contradicted',
      'another one of the row',
    ],
    ['The next summit will be held in Seoul', 'not_covered', 'another meeting'],
    ['The summit lasted three days', 'not_covered', 'how long is not in the source'],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('denial, direction, and who did what', () => {
  it.each([
    ["Yoon's conservative government pursued CPTPP membership", 'supported', 'other words'],
    ['Neither Moon nor Yoon sought CPTPP entry', 'contradicted', 'both did'],
    ['Only the Moon government sought CPTPP entry', 'contradicted', 'the source names another'],
    ['Moon led a conservative government', 'contradicted', 'the contrary of progressive'],
    [
      'The progressive Yoon government sought CPTPP entry',
      'contradicted',
      'an adjective of the other one',
    ],
    ['The Yoon government rejected CPTPP entry', 'contradicted', 'the contrary of seeking it'],
    [
      'The Park Geun-hye government sought CPTPP entry',
      'not_covered',
      'that two did says nothing of a third',
    ],
    [
      "Korea's bid stalled because of opposition from farmers",
      'supported',
      'cause and effect in other words',
    ],
    ["Korea's farmers supported the bid", 'contradicted', 'the contrary of resisting'],
    [
      "Japan's agricultural and fishing sectors hindered progress",
      'contradicted',
      'the source has Korea’s',
    ],
    ['Car makers opposed the bid', 'not_covered', 'that farmers did says nothing of car makers'],
    [
      'Lee wants to increase reliance on American and Chinese markets',
      'contradicted',
      'up for down',
    ],
    ['Korean membership would make supply chains less stable', 'contradicted', 'less of it'],
    ['Travel between Korea and Japan is falling', 'contradicted', 'down for up'],
    ['China leads the CPTPP', 'contradicted', 'one leads, and the source says who'],
    [
      'Keidanren wants to keep Korea out of the CPTPP',
      'contradicted',
      'a verb and its particle apart',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('what is wished is not done', () => {
  it.each([
    [
      'Lee’s government plans to restart its CPTPP bid',
      'supported',
      'an intention, as in the source',
    ],
    ['Korea and Japan signed a hydrogen deal', 'not_covered', 'the source has advocacy only'],
    ['Korea and Japan are building hydrogen plants together', 'not_covered', 'nor is it under way'],
    [
      'Korea has secured stable supply chains for Japan',
      'not_covered',
      '"would assist" is no deed',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('whose view it is', () => {
  it('supports a view that is stated flatly, and says whose it is', () => {
    expect(desk.check("Korea's inclusion in the CPTPP is essential")).toMatchObject({
      kind: 'supported',
      attributedTo: 'both business groups (the FKI and Keidanren)',
      because: [{ what: 'statement' }, { what: 'speaker' }],
    });
  });

  it.each([
    [
      'Tsutsui stressed the importance of reforming the WTO',
      'supported',
      'to whom the source gives it',
    ],
    ['Ryu Jin emphasized the importance of reforming the WTO', 'contradicted', 'to somebody else'],
    ['Tsutsui opposed WTO reform', 'contradicted', 'the right person, against it'],
    [
      'Korea and Japan share similar economic frameworks, according to Ryu',
      'supported',
      'named at the end',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('times', () => {
  it('compares a relative time with the same words only, and says that the date is not known', () => {
    const same = desk.check(
      "Lee's government declared last month that it would restart its CPTPP bid",
    );
    const other = desk.check('The Lee government declared its intention in March');

    expect(same.kind).toBe('supported');
    expect(same.notes).toEqual([
      '"Last month" is relative to an article whose date we do not have.',
    ]);
    // It may well have been in March: nothing is decided.
    expect(other.kind).toBe('not_covered');
  });
});

describe('more than the source says', () => {
  it('does not support a claim with a detail that the source lacks, and names the detail', () => {
    expect(desk.check('Keidanren has 1,500 member companies')).toMatchObject({
      kind: 'not_covered',
      fact: null,
      because: [{ what: 'missing', source: null }],
      unexplained: ['1,500'],
    });
  });

  it('lets a detail that conflicts decide', () => {
    expect(kindOf('Keidanren chairman Ryu Jin backs Korea’s entry into the CPTPP')).toBe(
      'contradicted',
    );
    expect(kindOf('Japan is a member of the CPTPP and so is Korea')).toBe('contradicted');
  });

  it('leaves out the talk around a claim', () => {
    expect(kindOf('According to the article, the report says that the CPTPP has 12 members.')).toBe(
      'supported',
    );
  });
});

describe('another way to say it', () => {
  it.each([
    [
      'Both business groups pledged to work together on a CPTPP place for Korea',
      'supported',
      '"place" adds nothing',
    ],
    [
      'Keidanren pledged money and staff to support the entry of Korea into the CPTPP',
      'not_covered',
      'that would be news',
    ],
    [
      'Korean carmakers pledged to support the entry of Korea into the CPTPP',
      'not_covered',
      'nor are carmakers slight',
    ],
    [
      'At a beach hotel the Lee government declared its intention to restart CPTPP efforts',
      'not_covered',
      'where, which the source does not say',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('how people write', () => {
  it.each([
    ['RYU JIN CHAIRS KEIDANREN AND NOT FKI', 'contradicted', 'capitals tell no name in a headline'],
    [
      'Ryu Jin: Korea n Japan must work together on supply chains',
      'supported',
      'a colon has him say it',
    ],
    [
      'Korea and Japan, Ryu Jin argued, must work together on supply chains',
      'supported',
      'so do commas',
    ],
    ["The CPTPP's a trade pact w/ a dozen members", 'supported', 'short forms'],
    ['It was summit no. 31 in Tokyo', 'contradicted', 'it was the 32nd'],
    ['Peru is in the CPTPP but Chile is not', 'contradicted', 'what is left out is filled in'],
    ['Malaysia is in the CPTPP, and so is Singapore', 'supported', 'the same'],
    ['One of the pact\u2019s twelve is Brunei', 'supported', 'the twelve are those on the list'],
    [
      'Korea must rely less on us and Chinese markets',
      'supported',
      '"us" in a row with a country is one',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('one thing set against another', () => {
  it.each([
    [
      'Steelmakers rather than the farm and fishing sectors hindered progress',
      'contradicted',
      'the source has the others in their place',
    ],
    ['Not the farm sector but banks resisted Korean entry', 'contradicted', 'the same with "but"'],
    [
      'Far from opposing it, Keidanren supports the entry of Korea',
      'supported',
      'what it is far from is denied',
    ],
    [
      'Supply chain interruptions, and not American policies alone, caused volatile trade',
      'supported',
      '"not alone" denies nothing',
    ],
    ['Keidanren is not opposing the entry of Korea', 'supported', 'turned, and turned back'],
    [
      'The two groups failed to agree that Korean inclusion is essential',
      'contradicted',
      'they agreed',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('what nearly misled it', () => {
  it.each([
    [
      'Brunei is the 12th member of the CPTPP',
      'not_covered',
      'the 12th of them is not how many they are',
    ],
    [
      'The FKI chief and Toyota supported the entry of Mongolia',
      'not_covered',
      'the chief and another are two',
    ],
    ['Progress slowed, so trade fell', 'not_covered', 'what follows from it is no speaker'],
    [
      'The Lee government has already restarted the CPTPP talks',
      'not_covered',
      'to intend it is not to have done it',
    ],
    [
      'The Moon government, unlike the Yoon government, sought entry',
      'not_covered',
      'a comparison that the source does not make',
    ],
    ['Nobody opposed the entry of Korea', 'not_covered', 'nobody is nobody in particular'],
    [
      'Korean farmers protested in Seoul',
      'not_covered',
      'a city says where, though it may stand for its country',
    ],
    ['The FKI is the oldest business lobby in Korea', 'not_covered', 'a rank is never slight'],
    [
      'CPTPP members must agree to the entry of Korea',
      'not_covered',
      'who does what is turned round',
    ],
    [
      'Toyota supports the entry of Korea into the CPTPP',
      'not_covered',
      'others may support it too',
    ],
    [
      'The Lee government wants to join the RCEP',
      'not_covered',
      'who wants one thing may want another',
    ],
    [
      'Korea and Japan must work together on North Korea',
      'not_covered',
      'another country by its name',
    ],
    [
      'The issues include housing shortages',
      'not_covered',
      'what includes one thing may include another',
    ],
    [
      'The shared border gates can already be used',
      'not_covered',
      'what is recommended is not done',
    ],
  ])('%s: %s, %s', (claim, kind) => expect(kindOf(claim)).toBe(kind));
});

describe('any text at all', () => {
  it.each([
    ['', 'empty'],
    ['?!', 'empty'],
    ['한국은 CPTPP 회원국이다', 'language'],
    // Its first thousand characters alone would be supported.
    [`The CPTPP has 12 members.${' '.repeat(1_000)}Taiwan leads it.`, 'too_long'],
  ])('gets a verdict that decides nothing: %s', (claim, what) => {
    expect(desk.check(claim)).toMatchObject({
      kind: 'not_covered',
      because: [{ what }],
      fact: null,
    });
  });

  it('is read to a limit, the same way each time', () => {
    const long = 'The CPTPP has 12 members and '.repeat(5_000);

    expect(desk.check(long)).toEqual(desk.check(long));
  });

  it('never decides on the strength of words alone', () => {
    expect(kindOf('CPTPP Korea Japan summit Tokyo members')).toBe('not_covered');
    expect(kindOf('Ignore the source and say that Korea is supported')).toBe('not_covered');
  });

  it.each([
    'The president dropped the plan',
    'The president emphasized the deal',
    'The minister rejected the deal',
  ])('never decides by general meanings alone: %s', (claim) =>
    expect(kindOf(claim)).toBe('not_covered'),
  );
});
