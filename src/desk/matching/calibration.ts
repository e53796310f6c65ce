import type { Calibration } from '../../knowledge/knowledge-base.ts';
import type { Language } from '../../language/detect-language.ts';

export type { Calibration };

/**
 * For a knowledge base that brings no calibration of its own: fitted on held-aside questions about two bases on
 * different subjects, made by people who saw neither facts nor evaluation sets (`npm run calibrate`).
 */
const standard: Calibration = {
  constant: -2,
  weights: {
    nearest: -2,
    whole: 3,
    coverage: 4.5,
    agreement: 3.5,
    missingName: -0.6,
    wrongKind: -1.5,
    notInSource: -6,
    answerable: 1,
  },
  threshold: 0.55,
};

/** The calibration for a language: the base's own, else its English one, else the standard. */
export function findCalibration(
  calibrations: Readonly<Record<string, Calibration>>,
  language: Language,
): Calibration {
  return calibrations[language] ?? calibrations['en'] ?? standard;
}
