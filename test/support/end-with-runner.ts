// A process that runs test files goes on when the one that started it was killed: it ends then, and with it what it
// started (see `clean-up-after-us.ts`). This file is read for each test file, of which a process may run many.
if (!process.listeners('disconnect').some(({ name }) => name === 'endWithRunner')) {
  process.once('disconnect', function endWithRunner() {
    process.exit(1);
  });
}
