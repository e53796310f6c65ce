import { usePage } from './page-context.ts';

/** Says what this page is, leads to the host's other pages, and how the same app gets into a real workspace. */
export function Banner() {
  const { tabs, steps } = usePage().frame;

  return (
    <header className="banner">
      {tabs.length > 0 && (
        <nav className="tabs" aria-label="Pages">
          <span aria-current="page">Workspace</span>
          {tabs.map(({ title, address }) => (
            <a key={address} href={address}>
              {title}
            </a>
          ))}
        </nav>
      )}
      {steps.length === 0 ? (
        <p>
          <WhatThisIs />
        </p>
      ) : (
        <details>
          <summary>
            <WhatThisIs /> <span className="link">Connect your own Slack</span>
          </summary>
          <ol>
            {steps.map((step) => (
              <li key={step}>{withCode(step)}</li>
            ))}
          </ol>
        </details>
      )}
    </header>
  );
}

function WhatThisIs() {
  return (
    <>
      <strong>A local workspace.</strong> Nothing here leaves this machine.
    </>
  );
}

/** Every second part stood in backticks. */
function withCode(text: string) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
  return text.split('`').map((part, n) => (n % 2 === 1 ? <code key={n}>{part}</code> : part));
}
