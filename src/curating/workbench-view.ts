import type { ShallowFact } from '../desk/find-gaps.ts';

/**
 * What the page and its server say to each other. Types only: the page is built for browsers and must not draw the
 * server in.
 */

/** Whether somebody accepted a fact, or the machine only proposes it. */
export type FactState = 'accepted' | 'draft';

/** All that the page shows: what stands in the folder at this moment. */
export interface Workbench {
  /** The folder, as it was named. */
  readonly folder: string;
  /** Hashes of the files, by path within the folder: what a page has seen. */
  readonly files: Readonly<Record<string, string>>;
  readonly sources: readonly SourceView[];
  /** In the order of the files. */
  readonly facts: readonly FactView[];
  /** What is wrong with the base and belongs to no fact. */
  readonly faults: readonly FaultView[];
  /** Whether there is a database, and with it the curators' board. */
  readonly hasBoard: boolean;
  /** What undo and redo would do, as "accept “The chair”"; `null` where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface SourceView {
  readonly id: string;
  readonly title: string;
  /** Outlet and date, where they are known. */
  readonly from: string;
  readonly paragraphs: readonly ParagraphView[];
}

export interface ParagraphView {
  /** From 1. */
  readonly number: number;
  readonly sentences: readonly SentenceView[];
}

export interface SentenceView {
  /** Source, paragraph and place: `harbour-story/2/0`. */
  readonly id: string;
  readonly text: string;
  /** Keys of the facts that quote it, accepted ones first. */
  readonly facts: readonly string[];
  readonly state: FactState | 'nothing';
}

export interface FactView {
  /** File and id: `facts/harbour.yml#who-chairs-the-board`. */
  readonly key: string;
  /** Within the folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly state: FactState;
  readonly fields: FactFields;
  /** Ids of the sentences that it quotes. */
  readonly sentences: readonly string[];
  /** What would make it better at its work. A list is a value, too. */
  readonly lacks: ShallowFact['lacks'];
  readonly faults: readonly FaultView[];
}

/** A fact as a form holds it. An empty text or list is a field that is left out. */
export interface FactFields {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly answer: string;
  readonly citations: readonly CitationFields[];
  readonly attribution: string;
  readonly view: boolean;
  readonly note: string;
  /** One YAML text each, as `count: 12`. */
  readonly values: readonly string[];
  readonly notInSource: readonly string[];
  /** Ids of names. */
  readonly names: readonly string[];
  /** All other fields, as one YAML text. */
  readonly more: string;
}

export interface CitationFields {
  readonly source: string;
  readonly quote: string;
  /** `null` where the quote stands in one paragraph only. */
  readonly paragraph: number | null;
}

/** One thing wrong, as the loader says it, with the field that it is in. */
export interface FaultView {
  /** Within the folder. */
  readonly file: string;
  readonly line: number | null;
  /** The field of a fact; `null` where it is in none. */
  readonly field: keyof FactFields | null;
  /** Which entry of a list, from 0; `null` for the whole. */
  readonly entry: number | null;
  readonly found: string;
  readonly remedy: string;
}

/** One change to one fact. */
export type Change =
  | { readonly kind: 'accept'; readonly key: string }
  | { readonly kind: 'set'; readonly key: string; readonly fields: FactFields }
  /** A draft, behind another fact, or last in the file of its source; an accepted fact where a curator worded it. */
  | {
      readonly kind: 'add';
      readonly after: string | null;
      readonly fields: FactFields;
      readonly isAccepted?: boolean | undefined;
    }
  | { readonly kind: 'delete'; readonly key: string };

/** What somebody does, as one step that can be undone. */
export interface Edit {
  /** As "accept “The chair”". */
  readonly label: string;
  readonly changes: readonly Change[];
  /** Hashes of the files as the page showed them when the edit was begun. */
  readonly seen: Readonly<Record<string, string>>;
  /** The patch that it takes into the folder, if it is made of one. */
  readonly patch?: string | undefined;
}

/** What a curator made of a question that people asked, in Slack, and what it would do here. */
export interface PatchView {
  readonly id: string;
  /** As a list has it: the title of a fact, or a question that no source answers. */
  readonly title: string;
  readonly kind: 'fact' | 'not_in_source';
  /** The words of the source; `null` for a question that none answers. */
  readonly quote: string | null;
  /** The day that it was made on, as `2026-11-28`. */
  readonly madeOn: string;
  readonly change: Extract<Change, { kind: 'add' | 'set' }> | null;
  /** Why it cannot be taken as it is. */
  readonly why: string | null;
}

export interface PatchList {
  /** Whether there is a database that they could wait in. */
  readonly hasStorage: boolean;
  readonly patches: readonly PatchView[];
  /** Why there is no list; `null` where there is. */
  readonly note: string | null;
}

/** What proving an edit found. Nothing is written. */
export interface EditProof {
  /** By change: what is wrong in that fact. */
  readonly faults: readonly (readonly FaultView[])[];
  /** What the edit breaks elsewhere. */
  readonly elsewhere: readonly FaultView[];
}

export type EditResult =
  | { readonly kind: 'saved'; readonly keys: readonly string[] }
  | ({ readonly kind: 'faulty' } & EditProof)
  /** Somebody else wrote to the file since: both are shown, and nothing was written. */
  | {
      readonly kind: 'changed';
      readonly file: string;
      readonly yours: string;
      /** `null` where it is gone. */
      readonly theirs: string | null;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** What the desk says to a question, from what is on the page. */
export interface Said {
  readonly lines: readonly {
    readonly role: 'headline' | 'line' | 'quote' | 'citation' | 'topic';
    readonly text: string;
  }[];
  /** Why, in plain words. */
  readonly why: readonly WhyView[];
  /** What is to be known of the answer: that an edit with a fault is not in it. */
  readonly note: string | null;
}

export interface WhyView {
  /** Key of the fact; `null` where it is about none. */
  readonly fact: string | null;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Own sentences that the desk does not support when they are claimed, by id. */
export interface Unsupported {
  readonly sentences: readonly string[];
  /** Why nothing is known; `null` where it is. */
  readonly note: string | null;
}

/** A fact that the machine proposes. */
export interface Proposal {
  /** `null` where it cannot say. */
  readonly fields: FactFields | null;
  readonly note: string | null;
}

/** The curators' board of each workspace, in words. */
export interface BoardsView {
  readonly teams: readonly TeamBoardView[];
  /** What is to be known of it: that there is none, or more; or why it cannot be read. `null` where nothing is. */
  readonly note: string | null;
}

export interface TeamBoardView {
  /** Slack's id of the workspace. */
  readonly teamId: string;
  /** How much is answered, and how soon. */
  readonly numbers: string;
  readonly lists: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    /** How many more there are, or that there is none; empty where the lines are all. */
    readonly below: string;
  }[];
}
