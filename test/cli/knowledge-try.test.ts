import { describe, expect, it } from 'vitest';
import { writeHarbourBase } from '../support/knowledge-folder.ts';
import { runHere } from './run-here.ts';

const list = `# asked by the night desk
- Who chairs the harbour board? => ¶1
* how much does the repair cost => who-chairs-the-harbour-board
3) When was Ann Reed elected? => nothing
How much does the repair cost? => nothing

The repair costs 15 million crowns. => otherwise
The repair costs 12 million crowns. => otherwise
Who chairs the harbour board?
who paid for the chowder => ¶2
`;

describe('cptpp knowledge try', () => {
  it('tells what is wrong first, then what is missed, left to judge, right and declined', async () => {
    const { code, stdout } = await runHere(
      ['knowledge', 'try', '--knowledge', writeHarbourBase()],
      {
        input: list,
      },
    );

    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => /^\S|^ {2}\d/.test(line))).toEqual([
      'Wrong (3)',
      '  3. how much does the repair cost',
      '  5. How much does the repair cost?',
      '  8. The repair costs 12 million crowns.',
      'Missed (1)',
      '  10. who paid for the chowder',
      'Said, for you to judge (1)',
      '  9. Who chairs the harbour board?',
      'Right (2)',
      '  2. Who chairs the harbour board?',
      '  7. The repair costs 15 million crowns.',
      'Declined, as expected (1)',
      '  4. When was Ann Reed elected?',
      '8 tried: 3 wrong, 1 missed, 1 unjudged, 2 right, 1 declined.',
    ]);
    expect(stdout).toContain(
      'Answered (who-chairs-the-harbour-board): Ann Reed chairs the harbour board. · ¶1',
    );
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await runHere(
      ['knowledge', 'try', '--json', '--knowledge', writeHarbourBase()],
      { input: 'Who chairs the harbour board? => P1\n' },
    );

    expect(JSON.parse(stdout)).toEqual({
      tried: [
        {
          line: 1,
          text: 'Who chairs the harbour board?',
          expected: { kind: 'answered', paragraphs: [1], fact: null },
          said: {
            kind: 'answered',
            facts: ['who-chairs-the-harbour-board'],
            places: [{ source: 'harbour-story', paragraph: 1 }],
            text: 'Ann Reed chairs the harbour board.',
          },
          outcome: 'right',
        },
      ],
      knowledge: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['Who chairs it? => Perhaps?', /line 1 expects "Perhaps\?"\. Write ¶4/],
    ['\n=> ¶4', /line 2 expects something of nothing/],
    ['# nothing\n\n', /Standard input has no question in it/],
    [`${'why '.repeat(1_000)}?`, /line 1 has 4001 characters/],
  ])('refuses %j and says where', async (input, message) => {
    const { code, stderr } = await runHere(['knowledge', 'try', '-'], { input });

    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
