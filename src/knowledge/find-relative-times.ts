import type { KnowledgeBase } from './knowledge-base.ts';

/** A time in a quote that means nothing without the day it was written on, and that the fact does not explain. */
export interface RelativeTime {
  readonly fact: string;
  /** As the quote has it. */
  readonly time: string;
}

const relativeTime =
  /\b(?:(?:last|this|next|past|coming) (?:day|week|weekend|month|quarter|year|decade|century|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:earlier|later) (?:this|that) \w+|\w+ (?:days?|weeks?|months?|years?|decades?) ago|yesterday|today|tonight|tomorrow|currently|presently|recently|nowadays|lately)\b/giu;

/** Finds quotes that speak of "last month", of facts without a note that says what it is relative to. */
export function findRelativeTimes({ facts }: KnowledgeBase): RelativeTime[] {
  return facts
    .filter(({ note, status }) => note === null && status !== 'withdrawn')
    .flatMap((fact) => {
      const found = fact.citations.flatMap(({ quote }) => quote.match(relativeTime) ?? []);
      return [...new Set(found)].map((time) => ({ fact: fact.id, time }));
    });
}
