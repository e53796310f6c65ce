import { z } from 'zod';
import { languageField } from './fields.ts';
import { type Calibration, matchFeatureNames } from './knowledge-base.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

const calibrationsSchema = z.record(
  languageField,
  z.strictObject({
    constant: z.number(),
    weights: z.partialRecord(z.enum(matchFeatureNames), z.number()),
    threshold: z.number().min(0).max(1),
  }),
);

/** Reads `calibration.yml`. Never throws: what is wrong is in `faults`. */
export function readCalibrationFile(
  file: string,
  text: string,
): YamlFile<Record<string, Calibration>> {
  return readYamlFile({ file, text, schema: calibrationsSchema });
}
