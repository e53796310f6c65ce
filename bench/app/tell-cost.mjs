// Preloaded into a process that bench/app.ts measures: says what it has used of the processor and of memory, when it is
// asked. The process itself knows nothing of it.
process.on('message', (question) => {
  if (question !== 'cost') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ processor: (user + system) / 1_000, memory: process.memoryUsage().rss / 2 ** 20 });
});
process.send?.('loaded');
process.channel?.unref();
