import type { Language } from '../../language/detect-language.ts';
import { en, type Strings } from './en.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';

const byLanguage: Readonly<Record<Language, Strings>> = { en, ja, ko };

/** What replies say of their own, in the language of whoever asked. */
export function stringsOf(language: Language): Strings {
  return byLanguage[language];
}
