import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { usualStyle } from '../../src/knowledge/style-file.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';

const load = (style: string) => loadKnowledgeBase(writeHarbourBase({ 'style.yml': style })).style;

function faultOf(style: string): string {
  try {
    load(style);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.message.slice(error.message.indexOf('style.yml:'));
  }
  return '';
}

describe('the house style', () => {
  it('is the usual one where a base has none', () => {
    expect(loadKnowledgeBase(writeHarbourBase()).style).toEqual(usualStyle);
  });

  it('is the usual one but for what is written', () => {
    const style = load("verb: says\ntemplates:\n  caption: '{quote}[ ({outlet})]'\n");

    expect(style).toEqual({
      ...usualStyle,
      verb: 'says',
      templates: { ...usualStyle.templates, caption: '{quote}[ ({outlet})]' },
    });
  });

  it.each([
    ['{quote} by {author}', '{author} is nothing that can be put there'],
    ['{title}', 'expected {quote} once'],
    ['{quote} {quote}', 'expected {quote} once'],
    ['“so {quote}”', 'expected no quotation marks'],
    ['[{speaker} says: ]{quote}', 'expected {speaker} after {quote}'],
    ['[{outlet}: {quote}]', 'expected {quote} outside of square brackets'],
    ['{quote} {speaker}', 'expected {speaker} in square brackets'],
    ['{quote} [{speaker}', 'expected each [ to have its ]'],
  ])('does not take %j, and says where and why', (template, why) => {
    const fault = faultOf(`quotes: curly\ntemplates:\n  story: '${template}'\n`);

    expect(fault).toMatch(/^style\.yml:3: `templates` → `story` is not as it should be: /);
    expect(fault).toContain(why);
    expect(fault).toContain('See knowledge/README.md for what `templates` → `story` holds.');
  });
});
