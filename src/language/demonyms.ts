const countries: ReadonlyMap<string, string> = new Map(
  `afghan afghanistan|american united states|argentine argentina|argentinian argentina|australian australia|
  austrian austria|bangladeshi bangladesh|belgian belgium|brazilian brazil|british united kingdom|
  bruneian brunei|bulgarian bulgaria|burmese myanmar (burma)|cambodian cambodia|canadian canada|chilean chile|
  chinese china|colombian colombia|croatian croatia|cuban cuba|czech czechia|
  danish denmark|dutch netherlands|ecuadorian ecuador|egyptian egypt|estonian estonia|european european union|
  filipino philippines|finnish finland|french france|german germany|greek greece|hungarian hungary|
  icelandic iceland|indian india|indonesian indonesia|iranian iran|iraqi iraq|irish ireland|israeli israel|
  italian italy|jamaican jamaica|japanese japan|kenyan kenya|korean south korea|latvian latvia|
  lithuanian lithuania|malaysian malaysia|mexican mexico|moroccan morocco|nigerian nigeria|
  norwegian norway|pakistani pakistan|peruvian peru|philippine philippines|polish poland|
  portuguese portugal|romanian romania|russian russia|saudi saudi arabia|scottish united kingdom|
  serbian serbia|singaporean singapore|slovak slovakia|slovenian slovenia|spanish spain|swedish sweden|
  swiss switzerland|taiwanese taiwan|thai thailand|turkish türkiye|turkey türkiye|ukrainian ukraine|
  uruguayan uruguay|uk united kingdom|usa united states|eu european union|uae united arab emirates|
  vietnamese vietnam|welsh united kingdom`
    .split('|')
    .map((entry) => {
      const [adjective = '', ...country] = entry.trim().split(' ');
      return [adjective, country.join(' ')];
    }),
);

/** Gives the country that an adjective or short name stands for, folded; `null` for every other word. */
export function toCountry(folded: string): string | null {
  return countries.get(folded) ?? null;
}

/** The adjectives and short names of a country, folded; none where the list has none. */
export function adjectivesOf(country: string): string[] {
  return [...countries].flatMap(([adjective, named]) => (named === country ? adjective : []));
}
