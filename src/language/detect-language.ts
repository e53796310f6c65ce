/** Languages that the desk reads. Everything else is read as English. */
export type Language = 'en' | 'ja' | 'ko';

/**
 * Tells the language of a question by its script. One Hangul letter makes it Korean, one kana or Han
 * character Japanese: names and abbreviations stay in Latin letters in both.
 */
export function detectLanguage(text: string): Language {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return 'ja';
  return 'en';
}
