let cities: ReadonlySet<string> | null = null;

/**
 * Whether a folded name is a city or an island that a time zone is named for: Seoul, Lagos. These are many large ones
 * and not all, in the spelling of the time zone database.
 */
export function isCityName(folded: string): boolean {
  cities ??= new Set(
    Intl.supportedValuesOf('timeZone').map(
      (zone) => zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? '',
    ),
  );
  return cities.has(folded);
}
