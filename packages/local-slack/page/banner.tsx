/** Says what this page is, and how the same app gets into a real workspace. */
export function Banner() {
  return (
    <details className="banner">
      <summary>
        <strong>A local workspace.</strong> Nothing here leaves this machine.{' '}
        <span className="link">Connect your own Slack</span>
      </summary>
      <ol>
        <li>
          On <code>api.slack.com/apps</code>: <em>Create New App</em>, <em>From a manifest</em>, and
          paste <code>manifest.yml</code>. Install it to your workspace.
        </li>
        <li>
          Copy <code>.env.sample</code> to <code>.env</code>. Put in the bot token (
          <code>xoxb-…</code>) and an app-level token with <code>connections:write</code> (
          <code>xapp-…</code>).
        </li>
        <li>
          Run <code>npm start</code> again, and <code>/invite</code> the app to a channel. The rest
          is in <code>docs/SLACK.md</code>.
        </li>
      </ol>
    </details>
  );
}
