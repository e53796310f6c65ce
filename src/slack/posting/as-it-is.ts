/** No previews, no formatting of what a source says, no names made into mentions. */
export const asItIs = {
  unfurl_links: false,
  unfurl_media: false,
  mrkdwn: false,
  link_names: false,
} as const;
