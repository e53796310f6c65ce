import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { stringify } from 'yaml';
import { toId } from '../drafting/draft-names.ts';
import { type Draft, draftSource, emptyBase } from '../drafting/draft-source.ts';
import { draftedCalibration } from '../drafting/drafted-calibration.ts';
import { type Article, isWebCode, readArticle } from '../drafting/read-article.ts';
import { KnowledgeError, UsageError } from '../errors.ts';
import { openFacts } from '../knowledge/edit-facts.ts';
import { formatFacts } from '../knowledge/format-facts.ts';
import type { KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import { proveKnowledgeFiles } from '../knowledge/load-knowledge-base.ts';
import { readKnowledgeFiles } from '../knowledge/read-knowledge-files.ts';
import { readSourceFile } from '../knowledge/source-file.ts';
import { type FileTexts, writeKnowledgeFiles } from '../knowledge/write-knowledge-files.ts';
import { longestHeadline, longestParagraphShown } from '../limits.ts';
import { loadEnglish } from '../load-english.ts';
import { loadWordings } from '../load-wordings.ts';
import { countOf } from './count-of.ts';
import {
  emptyInput,
  isEmpty,
  isTerminal,
  openFile,
  readWhole,
  standardInput,
} from './read-input.ts';
import { dash } from './read-text.ts';

export interface NewSourceOptions {
  readonly knowledge?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly date?: string;
  readonly link?: string;
  readonly id?: string;
  readonly language?: string;
}

export interface NewSourceRun {
  /** A path, or `-`; `null` where none is given, which is what is piped in. */
  readonly file: string | null;
  readonly chosen: NewSourceOptions;
  readonly directory: string;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly print: (text: string) => void;
}

/**
 * Runs `cptpp knowledge new`: makes a source of an article, in a folder that need not be there yet, and drafts its facts and
 * names beside it.
 *
 * @throws {UsageError} when the text is none, or the source is there already. Then nothing is written.
 * @throws {KnowledgeError} when the base has a fault.
 */
export async function runKnowledgeNew(run: NewSourceRun): Promise<void> {
  const { chosen, directory, print } = run;
  const article = await readArticleOf(run);
  const files = existsSync(directory) ? readKnowledgeFiles(directory) : [];
  const isNew = !files.some(({ path }) => path.startsWith('sources/'));
  const base = isNew ? null : proveKnowledgeFiles(files, { directory });
  const id = chooseId(article, { chosen, directory, base });
  const about = await askAbout(article, run);
  const text = toSourceText(article, { id, ...about });
  const source = proveSource(join(directory, 'sources', `${id}.md`), text);

  const draft = draftSource({
    ...{ source, english: loadEnglish(), wordings: loadWordings() },
    base: base ?? emptyBase,
  });
  const isUncalibrated = isNew && !files.some(({ path }) => path === 'calibration.yml');
  const texts = textsOf({ id, text, source, draft, isUncalibrated });
  writeKnowledgeFiles({ directory, files, texts });
  print(report({ article, draft, directory, id }));
}

async function readArticleOf({ file, chosen, input }: NewSourceRun): Promise<Article> {
  if (file === null && isTerminal(input)) {
    throw new UsageError('Give the file of the article, or pipe its text in.');
  }
  const origin = file === null || file === dash ? standardInput(input) : openFile(file);
  const text = await readWhole(origin);
  if (isEmpty(text)) throw emptyInput(origin);
  if (isWebCode(text)) {
    throw new UsageError(
      `${origin.name} is the code of a web page. Copy the article's text from the browser, and give that.`,
    );
  }
  const article = readArticle(text, chosen.title?.trim() || null);
  if (chosen.title === undefined && article.title.length > longestHeadline) {
    throw new UsageError(
      `The first line of ${origin.name} is too long for a headline. Put the headline above it, or give it: --title "…".`,
    );
  }
  if (article.paragraphs.length === 0) {
    throw new UsageError(
      `${origin.name} has a headline and no text below it. Give the whole article, a paragraph a line.`,
    );
  }
  return article;
}

interface IdOptions {
  readonly chosen: NewSourceOptions;
  readonly directory: string;
  readonly base: KnowledgeBase | null;
}

const wordsOfId = 6;

function chooseId(article: Article, { chosen, directory, base }: IdOptions): string {
  const id = chosen.id ?? toId(article.title).split('-').slice(0, wordsOfId).join('-');
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    throw new UsageError(
      `"${id}" is no short name for a source. Give one of small letters, digits and hyphens: --id harbour-story.`,
    );
  }
  const taken = [`sources/${id}.md`, `facts/${id}.yml`, `names/${id}.yml`].find((path) =>
    existsSync(join(directory, path)),
  );
  if (taken !== undefined || base?.sources[id] !== undefined) {
    throw new UsageError(
      `${join(directory, taken ?? `sources/${id}.md`)} is there already, and is not written over. Give another short name: --id NAME.`,
    );
  }
  return id;
}

const asked = ['outlet', 'author', 'date', 'link'] as const;
const hints = {
  outlet: 'Outlet, as "Harbour Gazette"',
  author: 'Author',
  date: 'Date, as 2026-05-01',
  link: 'Link',
} as const satisfies Readonly<Record<(typeof asked)[number], string>>;

type About = Readonly<Record<(typeof asked)[number] | 'language', string>>;

/** What is known of an article: as given, else asked for on a terminal, else `unknown`. */
async function askAbout(article: Article, run: NewSourceRun): Promise<About> {
  const { chosen, input, output, file } = run;
  const given = { ...chosen, author: chosen.author ?? article.author ?? undefined };
  const mayAsk = isTerminal(input) && file !== dash;
  const missing = asked.filter((field) => given[field] === undefined);
  const told: Partial<Record<(typeof asked)[number], string>> = {};
  if (mayAsk && missing.length > 0) {
    const lines = createInterface({ input, output, terminal: true });
    for (const field of missing) {
      told[field] = (await lines.question(`${hints[field]} (Enter: unknown): `)).trim();
    }
    lines.close();
  }
  const of = (field: (typeof asked)[number]) => given[field]?.trim() || told[field] || 'unknown';
  return {
    ...{ outlet: of('outlet'), author: of('author'), date: of('date'), link: of('link') },
    language: chosen.language ?? 'en',
  };
}

function toSourceText(article: Article, about: About & { readonly id: string }): string {
  const { id, language, outlet, author, date, link } = about;
  const { title, furniture, lines } = article;
  const front = {
    ...{ id, title, language, outlet, author, date, link },
    ...(furniture.length === 0 ? {} : { furniture: [...furniture] }),
  };
  const [, ...rest] = lines;
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${title}\n\n${rest.join('\n')}\n`;
}

function proveSource(file: string, text: string): Source {
  const { source, faults } = readSourceFile(file, text);
  if (source === null) throw new KnowledgeError(faults);
  return source;
}

interface TextsOptions {
  readonly id: string;
  readonly text: string;
  readonly source: Source;
  readonly draft: Draft;
  /** Whether it is the first source of a base, which then gets a calibration for drafted facts. */
  readonly isUncalibrated: boolean;
}

function textsOf({ id, text, source, draft, isUncalibrated }: TextsOptions): FileTexts {
  return new Map([
    [`sources/${id}.md`, text],
    ...(draft.facts.length === 0 ? [] : [[`facts/${id}.yml`, factsText(draft, source)] as const]),
    ...(draft.names.length === 0 ? [] : [[`names/${id}.yml`, namesText(draft)] as const]),
    ...(isUncalibrated ? [['calibration.yml', calibrationText()] as const] : []),
  ]);
}

/** In the form that `cptpp knowledge format` writes. */
function factsText({ facts }: Draft, source: Source): string {
  const file = `facts/${source.id}.yml`;
  const opened = openFacts({ file, text: '' });
  opened.setSource(source.id);
  for (const fact of facts) opened.add({ ...fact, status: 'draft' });
  return formatFacts({ file, text: opened.text, sources: { [source.id]: source } });
}

function namesText({ names }: Draft): string {
  const entries = names.map(({ same, ...name }) => (same.length === 0 ? name : { ...name, same }));
  return stringify({ names: entries }, { lineWidth: 0 });
}

function calibrationText(): string {
  return `# For facts as they were drafted. npm run calibrate makes one for yours, from held-aside questions.\n${stringify({ en: draftedCalibration })}`;
}

interface ReportOptions {
  readonly article: Article;
  readonly draft: Draft;
  readonly directory: string;
  readonly id: string;
}

function report({ article, draft, directory, id }: ReportOptions): string {
  const { paragraphs, furniture } = article;
  const facts = draft.facts.length;
  return [
    ...paragraphs.map(
      (text, at) =>
        `¶${at + 1} ${text.length > longestParagraphShown ? `${text.slice(0, longestParagraphShown)}…` : text}`,
    ),
    ...furniture.map((opening) => `Not part of the text: lines that begin with “${opening}”`),
    `Wrote ${join(directory, 'sources', `${id}.md`)}: ${countOf(paragraphs.length, 'paragraph')}.`,
    `Drafted ${countOf(facts, 'fact')} and ${countOf(draft.names.length, 'name')}. A draft answers nothing until you accept it.`,
    ...(facts === 0
      ? []
      : [
          `Read ${join(directory, 'facts', `${id}.yml`)}, then: cptpp knowledge accept ID, or --source ${id}.`,
        ]),
  ].join('\n');
}
