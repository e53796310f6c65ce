import { expect, it } from 'vitest';
import { createDesk } from '../../src/desk/create-desk.ts';
import { prepareKnowledge } from '../../src/desk/matching/prepare-knowledge.ts';
import { nothingWithheld } from '../../src/desk/views/find-withheld.ts';
import { createDeskWork } from '../../src/worker/desk-work.ts';
import type { Task } from '../../src/worker/task.ts';
import { makeDesk, makeKnowledge, makeSource, pierClosed } from '../fixtures/make-knowledge.ts';

const task: Task = {
  ...{ kind: 'command', text: 'who shut the pier?', request: null },
  ...{ surface: 'acknowledgement', askId: '1' },
};
const withheld = { sources: [], facts: [pierClosed.id] };

it('a part of the base that is not made yet is left to the other thread, and is there the next time', async () => {
  const desk = makeDesk();
  const given: Task[] = [];
  const worker = {
    async run(one: Task) {
      given.push(one);
      return { replies: [{ text: 'from there', blocks: [] }] as const, words: '' };
    },
  };
  const work = createDeskWork({ command: '/desk', worker })(desk).without(withheld);

  expect((await work.tryNow(task)).result).toBeNull();
  expect((await work.run(task, 'U1')).replies[0].text).toBe('from there');
  expect(given).toMatchObject([{ withheld }]);

  await expect.poll(() => desk.isReadyWithout(withheld)).toBe(true);
  expect((await work.tryNow(task)).result).not.toBeNull();
});

it('what was added to a channel is made here, between what others ask, and is not kept on disk', async () => {
  const prepared: string[] = [];
  const desk = createDesk(makeKnowledge(), {
    prepare(base) {
      prepared.push(base.hash);
      return prepareKnowledge(base);
    },
  });
  const added = [makeSource({ id: 'channel-1', added: { by: 'U1', at: 0, until: 1, hash: 'a' } })];
  const worker = { run: () => Promise.reject(new Error('Nobody needs the other thread.')) };
  const work = createDeskWork({ command: '/desk', worker })(desk).with(added);

  expect((await work.tryNow(task)).result).toBeNull();
  const replies = await Promise.all([work.run(task, 'U1'), work.run(task, 'U2')]);
  expect(replies[0]).toEqual(replies[1]);
  expect(desk.isReadyWith(added)).toBe(true);
  expect((await work.tryNow(task)).result).toEqual(replies[0]);
  expect(prepared).toEqual([desk.knowledge.hash]);
}, 30_000);

it('what is asked of one part is never answered from another, nor from the whole', async () => {
  const work = createDeskWork({ command: '/desk' })(makeDesk());
  const topics: Task = { ...task, text: 'topics', request: 'topics' };
  const toTopics = async (facts: readonly string[]) => {
    const { replies } = await work.without({ sources: [], facts }).run(topics, 'U1');
    return replies[0].text;
  };

  expect(await toTopics([])).toContain(pierClosed.title);
  expect(await toTopics([pierClosed.id])).not.toContain(pierClosed.title);
  expect(await toTopics(nothingWithheld.facts)).toContain(pierClosed.title);
});
