import { expect, it } from 'vitest';
import { createGuard } from '#web/guard';

it('the token for a browser’s command line works once, within a minute, and only the newest', () => {
  let time = 1_000_000;
  const guard = createGuard(4000, () => time);
  const spent = guard.issueOneTimeToken();
  expect(guard.exchange(spent)).toContain('lectern-4000=');
  expect(guard.exchange(spent)).toBeNull();

  const inTime = guard.issueOneTimeToken();
  time += 59_999;
  expect(guard.exchange(inTime)).not.toBeNull();

  const late = guard.issueOneTimeToken();
  time += 60_000;
  expect(guard.exchange(late)).toBeNull();
  time -= 60_000;
  expect(guard.exchange(late), 'not even when the clock is set back').toBeNull();

  const older = guard.issueOneTimeToken();
  const newer = guard.issueOneTimeToken();
  expect(guard.exchange(older)).toBeNull();
  expect(guard.exchange(newer)).not.toBeNull();
  expect(guard.exchange(guard.token), 'that of the ready line is good all the time').not.toBeNull();
  expect(guard.exchange(guard.token)).not.toBeNull();
});
