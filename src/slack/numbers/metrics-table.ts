/** One number that `/metrics` has. */
export interface MetricRow {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
}

/**
 * Every number of our own that `/metrics` has. `docs/OPERATIONS.md`, the dashboard and the alerts name these, and tests
 * hold them to it. A label says one of a few codes, never a word or an id of anybody.
 */
export const metricsTable = {
  questions: {
    name: 'cptpp_questions_total',
    type: 'counter',
    help: 'Questions and claims that were answered, by what became of them',
    labels: ['surface', 'outcome'],
  },
  acknowledgement: {
    name: 'cptpp_acknowledgement_seconds',
    type: 'histogram',
    help: 'Seconds from a request of Slack to its acknowledgement',
    labels: ['kind'],
  },
  answer: {
    name: 'cptpp_answer_seconds',
    type: 'histogram',
    help: 'Seconds from the storing of a mention or direct message to its answer',
    labels: [],
  },
  waiting: {
    name: 'cptpp_deliveries_waiting',
    type: 'gauge',
    help: 'Deliveries that wait for an answer, on all processes together',
    labels: [],
  },
  oldest: {
    name: 'cptpp_deliveries_oldest_seconds',
    type: 'gauge',
    help: 'Seconds for which the oldest delivery has waited for an answer, 0 while none waits',
    labels: [],
  },
  dead: {
    name: 'cptpp_deliveries_dead',
    type: 'gauge',
    help: 'Deliveries that failed for good and are kept, on all processes together',
    labels: [],
  },
  retries: {
    name: 'cptpp_delivery_retries_total',
    type: 'counter',
    help: 'Deliveries that went back: failed, or to come later as Slack said',
    labels: ['why'],
  },
  deaths: {
    name: 'cptpp_delivery_deaths_total',
    type: 'counter',
    help: 'Deliveries that failed for good in this process',
    labels: [],
  },
  posts: {
    name: 'cptpp_posts_total',
    type: 'counter',
    help: 'Replies by the kind of sending and what became of them',
    labels: ['kind', 'outcome'],
  },
  storage: {
    name: 'cptpp_storage_reachable',
    type: 'gauge',
    help: '1 while the storage answers and has room, else 0',
    labels: [],
  },
  base: {
    name: 'cptpp_base_info',
    type: 'gauge',
    help: '1, with the hash of the knowledge base that answers now',
    labels: ['hash'],
  },
  others: {
    name: 'cptpp_base_others',
    type: 'gauge',
    help: 'How many other bases other processes answer from',
    labels: [],
  },
  swaps: {
    name: 'cptpp_base_swaps_total',
    type: 'counter',
    help: 'New knowledge bases: taken, or refused as they did not prove',
    labels: ['outcome'],
  },
} as const satisfies Readonly<Record<string, MetricRow>>;

/** Those of `prom-client` that are of use here: the event loop, memory, processor time. */
export const processMetrics = [
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_eventloop_lag_max_seconds',
  'nodejs_heap_size_used_bytes',
  'process_resident_memory_bytes',
  'process_cpu_seconds_total',
] as const;
