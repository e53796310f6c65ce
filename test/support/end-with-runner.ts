// A process that runs test files goes on when the one that started it was killed: it ends then, and with it what it
// started (see `clean-up-after-us.ts`).
process.once('disconnect', () => process.exit(1));
