import type { PageUser } from '../src/page-server/page-state.ts';

/** A square with initials, or the app's mark. Beside a name, so it says nothing itself. */
export function Avatar({ user }: { readonly user: PageUser }) {
  const initials = user.realName
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('');
  const hue = [...user.id].reduce((sum, letter) => sum + letter.charCodeAt(0) * 37, 0) % 360;

  if (user.isBot) {
    return (
      <span className="avatar app" aria-hidden="true">
        <img src="./icon.svg" alt="" />
      </span>
    );
  }
  return (
    <span className="avatar" aria-hidden="true" style={{ background: `hsl(${hue} 45% 34%)` }}>
      {initials.toUpperCase()}
    </span>
  );
}
