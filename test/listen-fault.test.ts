import { expect, it } from 'vitest';
import { toListenFault } from '../src/listen-fault.ts';

it.each([
  ['EADDRINUSE', /^HEALTH_PORT 80 cannot be used .* or stop what listens there\.$/],
  ['EACCES', /^HEALTH_PORT 80 cannot be used .* special rights: give a higher one\.$/],
  ['EADDRNOTAVAIL', /^HOST desk\.example cannot be listened on .* an address of this machine/],
  ['ENOTFOUND', /^HOST desk\.example cannot be listened on /],
])('names what says where to listen, on %s', (code, message) => {
  expect(fault(code)?.message).toMatch(message);
});

it('takes nothing else for a wrong setting', () => {
  expect(fault('EMFILE')).toBeNull();
  expect(toListenFault(new Error('odd'), { portVariable: 'PORT', port: 1, host: null })).toBeNull();
});

function fault(code: string) {
  return toListenFault(Object.assign(new Error('refused'), { code }), {
    portVariable: 'HEALTH_PORT',
    port: 80,
    host: 'desk.example',
  });
}
