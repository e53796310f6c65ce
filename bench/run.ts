// npm run bench [-- NAME …]: `speed`, beside other engines, unless another name is given.
const [, , name] = process.argv;
if (name === 'speed' || name === 'stall') process.argv.splice(2, 1);
await (name === 'stall' ? import('./stall.ts') : import('./speed.ts'));

export {};
