import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { AppManifest } from './app-settings.ts';
import { LocalSlackError } from './errors.ts';

const parametersSchema = z
  .object({
    properties: z
      .record(
        z.string(),
        z.object({
          type: z.string(),
          title: z.string().optional(),
          description: z.string().default(''),
        }),
      )
      .default({}),
    required: z.array(z.string()).default([]),
  })
  .transform(({ properties, required }) =>
    Object.entries(properties).map(([name, { title = name, ...parameter }]) => ({
      ...{ name, title, ...parameter },
      isRequired: required.includes(name),
    })),
  );

const manifestSchema = z.object({
  display_information: z.object({ name: z.string(), description: z.string().default('') }),
  features: z
    .object({
      app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string(),
            usage_hint: z.string().default(''),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string(),
          }),
        )
        .default([]),
    })
    .prefault({}),
  functions: z
    .record(
      z.string(),
      z.object({
        title: z.string(),
        description: z.string(),
        input_parameters: parametersSchema,
        output_parameters: parametersSchema,
      }),
    )
    .default({}),
  oauth_config: z
    .object({
      scopes: z
        .object({
          bot: z.array(z.string()).default([]),
          bot_optional: z.array(z.string()).default([]),
        })
        .prefault({}),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
    })
    .prefault({}),
});

/**
 * Reads an app manifest, in YAML or JSON, the way Slack does when an app is made from it.
 *
 * @param where  What the manifest is called in what is said of its faults.
 * @throws {LocalSlackError} that names every fault with its place.
 */
export function readManifest(text: string, where = 'The manifest'): AppManifest {
  const parsed = manifestSchema.safeParse(parseYaml(text, where));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      const place = path.length === 0 ? 'the whole' : path.join('.');
      return `\n  ${place}: ${message}`;
    });
    throw new LocalSlackError(
      'bad_manifest',
      `${where} is no app manifest as Slack takes it (https://docs.slack.dev/reference/app-manifest):${faults.join('')}`,
    );
  }
  const { display_information, features, functions, oauth_config, settings } = parsed.data;

  return {
    ...display_information,
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ callback_id: callbackId, ...shortcut }) => ({
      ...shortcut,
      callbackId,
    })),
    functions: Object.entries(functions).map(([callbackId, step]) => ({
      ...{ callbackId, title: step.title, description: step.description },
      ...{ inputs: step.input_parameters, outputs: step.output_parameters },
    })),
    events: settings.event_subscriptions?.bot_events ?? [],
    scopes: oauth_config.scopes.bot,
    optionalScopes: oauth_config.scopes.bot_optional,
    hasHome: features.app_home?.home_tab_enabled ?? false,
  };
}

function parseYaml(text: string, where: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new LocalSlackError(
      'bad_manifest',
      `${where} is neither YAML nor JSON: ${error.message}`,
    );
  }
}
