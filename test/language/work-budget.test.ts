import { describe, expect, it } from 'vitest';
import {
  countSteps,
  OverBudgetError,
  outsideBudget,
  spend,
  withinBudget,
  withinBudgetOr,
} from '../../src/language/work-budget.ts';

describe('a budget', () => {
  it('gives what the work gives, if the work costs no more', () => {
    expect(withinBudget(3, () => work(3))).toBe('done');
  });

  it('ends work that costs more', () => {
    expect(() => withinBudget(3, () => work(4))).toThrow(OverBudgetError);
  });

  it('is none where none was set', () => {
    expect(work(1_000_000)).toBe('done');
  });

  it('is over with its work, whether that was done, ended or failed', () => {
    withinBudget(3, () => work(2));
    expect(() => withinBudget(3, () => work(4))).toThrow(OverBudgetError);
    expect(() => withinBudget(3, fail)).toThrow('no budget');

    expect(work(1_000_000)).toBe('done');
  });

  it('within another has no more than that one has left', () => {
    expect(() => withinBudget(5, () => withinBudget(100, () => work(6)))).toThrow(OverBudgetError);
  });

  it('within another spends what is the other’s', () => {
    const twice = () => [withinBudget(4, () => work(4)), withinBudget(4, () => work(4))];

    expect(withinBudget(8, twice)).toEqual(['done', 'done']);
    expect(() => withinBudget(7, twice)).toThrow(OverBudgetError);
  });

  it('does not count what is made once and kept', () => {
    expect(withinBudget(3, () => outsideBudget(() => work(1_000)))).toBe('done');
    expect(countSteps(() => outsideBudget(() => work(1_000)))).toBe(0);
    expect(() => withinBudget(3, () => [outsideBudget(() => work(1_000)), work(4)])).toThrow(
      OverBudgetError,
    );
  });
});

describe('whose budget ran out', () => {
  const instead = () => 'instead';

  it('is told: its own, and something else is done', () => {
    expect(withinBudgetOr(3, () => work(4), instead)).toBe('instead');
    expect(withinBudget(10, () => withinBudgetOr(3, () => work(4), instead))).toBe('instead');
  });

  it('is told: the one around it, which is for whoever set it', () => {
    expect(() => withinBudget(3, () => withinBudgetOr(10, () => work(4), instead))).toThrow(
      OverBudgetError,
    );
  });

  it('is the one around it where one big step is too much for both', () => {
    expect(() => withinBudget(5, () => withinBudgetOr(3, () => bigStep(6), instead))).toThrow(
      OverBudgetError,
    );
    expect(withinBudget(6, () => withinBudgetOr(3, () => bigStep(6), instead))).toBe('instead');
  });

  it('is the one around it where both are the same', () => {
    expect(() => withinBudget(3, () => withinBudgetOr(3, () => work(4), instead))).toThrow(
      OverBudgetError,
    );
  });

  it('is not its own where one within it ran out', () => {
    expect(() => withinBudgetOr(10, () => withinBudget(3, () => work(4)), instead)).toThrow(
      OverBudgetError,
    );
  });

  it('leaves what comes after an ended work with the rest of the outer budget', () => {
    const both = () => [withinBudgetOr(3, () => work(9), instead), work(4)];

    expect(withinBudget(8, both)).toEqual(['instead', 'done']);
    expect(() => withinBudget(7, both)).toThrow(OverBudgetError);
  });

  it('leaves another failure as it is', () => {
    expect(() => withinBudgetOr(3, fail, instead)).toThrow('no budget');
  });
});

function work(steps: number): string {
  for (let step = 0; step < steps; step += 1) spend();
  return 'done';
}

function bigStep(steps: number): string {
  spend(steps);
  return 'done';
}

function fail(): never {
  throw new Error('no budget');
}
