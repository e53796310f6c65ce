import type { Citation, Fact } from '../knowledge/knowledge-base.ts';
import type { Consultation } from './consult.ts';

/**
 * What the desk said to one question or claim, in short. `answered`: a fact or a sentence answers. `asked_back`: several may
 * be meant. `so`, `otherwise`: the source says so, or otherwise, to a claim or a yes/no question. `nothing`: it says nothing of it. `unread`: too long, or
 * several texts in one.
 */
export interface Said {
  readonly kind: 'answered' | 'asked_back' | 'so' | 'otherwise' | 'nothing' | 'unread';
  /** Ids of the facts that it rests on, best first. None where a sentence answers or decides by itself. */
  readonly facts: readonly string[];
  /** Where that stands, best first. */
  readonly places: readonly Pick<Citation, 'source' | 'paragraph'>[];
  /** The answer's line, or the quote; empty where there is none. */
  readonly text: string;
}

const nothing: Said = { kind: 'nothing', facts: [], places: [], text: '' };

/** Puts what is said to a text in short. */
export function toSaid(found: Consultation): Said {
  switch (found.kind) {
    case 'answer': {
      const { answer, ruling } = found;
      if (ruling) return ofFact(ruling.kind, ruling.fact);
      if (answer.kind === 'choice') {
        const facts = answer.options.map(({ fact }) => fact);
        const places = facts.map(({ citations: [first] }) => toPlace(first));
        return { kind: 'asked_back', facts: facts.map(({ id }) => id), places, text: '' };
      }
      if (answer.kind === 'not_covered') return nothing;
      if (answer.level === 'answer') return ofFact('answered', answer.best.fact);
      const { citation } = answer.passage;
      return { kind: 'answered', facts: [], places: [toPlace(citation)], text: citation.quote };
    }
    case 'verdict': {
      const { kind, fact, citations } = found.verdict;
      const [first] = citations;
      if (kind === 'not_covered') return nothing;
      return {
        kind: kind === 'supported' ? 'so' : 'otherwise',
        facts: fact ? [fact.id] : [],
        places: citations.map(toPlace),
        text: first?.quote ?? '',
      };
    }
    case 'answers':
    case 'draft':
    case 'too_many':
    case 'too_long':
      return { ...nothing, kind: 'unread' };
  }
}

function ofFact(kind: Said['kind'], { id, citations, answer }: Fact): Said {
  return { kind, facts: [id], places: citations.map(toPlace), text: answer };
}

function toPlace({ source, paragraph }: Citation): Said['places'][number] {
  return { source, paragraph };
}
