// npm run bench [-- NAME …]: `speed`, beside other engines, unless another name is given.
const [, , name] = process.argv;
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  memory: () => import('./memory.ts'),
  mentions: () => import('./mentions.ts'),
  large: () => import('./large.ts'),
  speed: () => import('./speed.ts'),
  start: () => import('./start.ts'),
  stall: () => import('./stall.ts'),
  swaps: () => import('./swaps.ts'),
};
const named = name === undefined ? undefined : benches[name];
if (named) process.argv.splice(2, 1);
await (named ?? (() => import('./speed.ts')))();

export {};
