import type { Calibration } from '../knowledge/knowledge-base.ts';

/**
 * For a base of drafted facts: with few phrasings each, all by template, it also asks the sentences that they cite. Fitted as
 * `npm run calibrate` does, on held-aside questions about two articles of which nobody had read the drafts: the one of this
 * project, and one that is not kept. A base that people have curated deserves a calibration of its own.
 */
export const draftedCalibration: Calibration = {
  constant: -5.43,
  weights: {
    nearest: 3.0651,
    whole: 7.2902,
    classifier: -3.2862,
    margin: 1.1042,
    coverage: 3.1803,
    agreement: -0.0963,
    missingName: -0.7761,
    wrongKind: -0.682,
    notInSource: -6.3022,
    answerable: 0.077,
    sentence: 2.1545,
    foremost: 1.7004,
  },
  threshold: 0.45,
};
