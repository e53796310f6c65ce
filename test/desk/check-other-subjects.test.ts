import { describe, expect, it } from 'vitest';
import { loadDesk } from '../../src/load-desk.ts';

/** The same code on subjects that it was not made for: the knowledge base is all that differs. */
describe("a club's squad", () => {
  const desk = loadDesk('test/fixtures/squad');

  it.each([
    ['Adeyemi and Novak are in the squad', 'supported', 'on the list'],
    ['Wilson is not in the squad', 'supported', 'not on the list'],
    ['Novak has been left out of the squad', 'contradicted', 'on the list after all'],
    ['Petrov is among the players in the squad', 'contradicted', 'a stranger'],
    ['There are eleven players in the squad', 'contradicted', 'eight are'],
    ['Gareth Pike is the manager of Holmside Rovers', 'contradicted', 'the source names another'],
    ['It is the 15th meeting of the clubs', 'contradicted', 'it is the 14th'],
    [
      'The club will not sell Ferreira in the summer',
      'supported',
      'what is ruled out is not to be done',
    ],
    ['Okafor agreed to sell Ferreira', 'contradicted', 'the contrary of ruling it out'],
    ['Attendances have risen this season', 'contradicted', 'they fell; what rose is prices'],
    ['Crowds have fallen because of lower ticket prices', 'contradicted', 'prices are higher'],
    ['The club plans to raise prices for families', 'contradicted', 'to lower them'],
    ['Brandt loses her place', 'contradicted', 'she keeps it'],
    ['Doyle has missed the last five matches', 'contradicted', 'three'],
    ['The club has denied that prices are to blame', 'not_covered', 'somebody else says they are'],
    ['Okafor refused to rule out selling Ferreira', 'contradicted', 'she ruled it out'],
    ['Lindqvist has picked eight players', 'supported', 'who picks is not picked'],
    ['Adeyemi is injured', 'not_covered', 'another player is'],
    [
      'Kowalczyk is the youngest player in the squad',
      'not_covered',
      'in it, but not known to be that',
    ],
    ['Tickets cost 12 pounds', 'not_covered', 'how much is not in the source'],
    ['Ferreira wants to leave the club', 'not_covered', 'the source has the club, not him'],
  ])('%s: %s, %s', (claim, kind) => expect(desk.check(claim).kind).toBe(kind));
});

describe('a product recall', () => {
  const desk = loadDesk('test/fixtures/recall');

  it.each([
    ['The K120 is among the recalled models', 'supported', 'on the list'],
    ['The K300 is part of the recall', 'contradicted', 'not on it'],
    ['The K250 is not part of the recall', 'contradicted', 'on it'],
    ['Some 40,000 kettles were sold in Norway and Sweden', 'supported', 'about as many'],
    ['More than 50,000 units were sold', 'contradicted', 'fewer were'],
    ['The company refused to pay compensation', 'supported', 'as in the source'],
    ['Brewster Home will pay compensation', 'contradicted', 'it refused'],
    ['Whitlock refused to apologise to customers', 'contradicted', 'she did apologise'],
    ['Whitlock admitted that the company had known of the defect', 'contradicted', 'she denied it'],
    ['The safety agency said owners can keep using the kettles', 'contradicted', 'stop, not keep'],
    ['The switches were made by a supplier in China', 'contradicted', 'one supplier, elsewhere'],
    ['Injuries have been reported', 'contradicted', 'none have'],
    ['Production will move to Denmark in May', 'not_covered', 'the month is not in the source'],
    ['Brewster Home faces a lawsuit', 'not_covered', 'not in the source'],
    ['The supplier in Poland was fined', 'not_covered', 'the supplier is, the fine is not'],
  ])('%s: %s, %s', (claim, kind) => expect(desk.check(claim).kind).toBe(kind));
});
