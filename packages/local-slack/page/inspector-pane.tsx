import { useEffect, useState } from 'react';
import type { Inspection } from '../src/page-server/page-state.ts';
import type { ApiCall, Attempt, Delivery } from '../src/wire/exchange-log.ts';
import { JsonText } from './json-text.tsx';
import { usePage } from './page-context.ts';
import { PaneFrame } from './pane-frame.tsx';
import { inspect } from './slack-client.ts';

export interface InspectorPaneProps {
  readonly channelId: string;
  readonly ts: string;
  readonly onClose: () => void;
}

/** What went over the wire for a message: Slack's signed requests, the app's calls, and the JSON itself. */
export function InspectorPane({ channelId, ts, onClose }: InspectorPaneProps) {
  const { frame, messages } = usePage();
  const [inspection, setInspection] = useState<Inspection | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message may be an answer to this one.
  useEffect(() => {
    let isCurrent = true;
    inspect(frame.me, channelId, ts).then(
      (found) => {
        if (isCurrent) setInspection(found);
      },
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [frame.me, channelId, ts, messages]);

  return (
    <PaneFrame title="Behind this message" about="request and JSON" takesFocus onClose={onClose}>
      <div className="inspector">
        {inspection?.deliveries.map((delivery) => (
          <DeliveryDetails key={delivery.id} delivery={delivery} />
        ))}
        {inspection?.call && <CallDetails call={inspection.call} />}
        {inspection && (
          <details open>
            <summary>The message</summary>
            <JsonText value={inspection.message} label="The message as JSON" />
          </details>
        )}
      </div>
    </PaneFrame>
  );
}

function DeliveryDetails({
  delivery: { kind, body, attempts, via },
}: {
  readonly delivery: Delivery;
}) {
  const what = kind === 'event' ? String(Object(body['event']).type) : String(body['type'] ?? kind);
  return (
    <details open>
      <summary>
        Slack → app: <code>{what}</code>
      </summary>
      {attempts.map((attempt) => (
        <div key={attempt.retryNum}>
          <p className="small">
            {via === 'http' ? 'POST /slack/events, signed' : 'Over the socket'} ·{' '}
            {describe(attempt)}
          </p>
          {via === 'http' && <JsonText value={headersOf(attempt)} label={`Headers of ${what}`} />}
          {attempt.outcome.kind === 'answered' && attempt.outcome.body !== '' && (
            <>
              <p className="small">Answered in the acknowledgement:</p>
              <JsonText value={attempt.outcome.body} label={`The answer to ${what}`} />
            </>
          )}
        </div>
      ))}
      <p className="small">Body:</p>
      <JsonText value={body} label={`The body of ${what}`} />
    </details>
  );
}

function CallDetails({ call: { to, args, answer } }: { readonly call: ApiCall }) {
  return (
    <details open>
      <summary>
        App → Slack: <code>{to.startsWith('/') ? 'response_url' : to}</code>
      </summary>
      <JsonText value={args} label={`The arguments of ${to}`} />
      <p className="small">Slack answered{answer ? ` ${answer.status}` : ' nothing'}:</p>
      <JsonText value={answer?.body ?? ''} label={`The answer to ${to}`} />
    </details>
  );
}

function describe({ outcome, retryNum }: Attempt): string {
  const again = retryNum === 0 ? '' : `try ${retryNum + 1}: `;
  switch (outcome.kind) {
    case 'answered':
      return `${again}${outcome.status}`;
    case 'timeout':
      return `${again}no answer within 3 s`;
    case 'unreachable':
      return `${again}could not connect`;
  }
}

function headersOf({ headers }: Attempt): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
