/** Who did what a `trigger_id` allows an answer to. */
export interface Trigger {
  readonly teamId: string;
  readonly userId: string;
}

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Lets an id be used that a test made up. */
  register(id: string, trigger: Trigger): void;
  /** Uses an id up. Gives Slack's word for why it cannot be used. */
  redeem(
    id: string,
  ): Trigger | 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
}

/** A trigger opens one view, within this many milliseconds. */
const longestUse = 3_000;

export function createTriggers({
  now,
  nextId,
}: {
  readonly now: () => number;
  readonly nextId: (prefix: string) => string;
}): Triggers {
  const triggers = new Map<string, Trigger & { readonly since: number; isUsed: boolean }>();

  return {
    issue(trigger) {
      const id = `${nextId('')}.1234567890.${nextId('trigger')}`;
      triggers.set(id, { ...trigger, since: now(), isUsed: false });
      return id;
    },
    register: (id, trigger) => void triggers.set(id, { ...trigger, since: now(), isUsed: false }),
    redeem(id) {
      const trigger = triggers.get(id);
      if (!trigger) return 'invalid_trigger_id';
      if (trigger.isUsed) return 'exchanged_trigger_id';
      if (now() - trigger.since > longestUse) return 'expired_trigger_id';
      trigger.isUsed = true;
      return trigger;
    },
  };
}
