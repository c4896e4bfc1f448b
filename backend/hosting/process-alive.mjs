// Plain JavaScript, because the scripts use it before anything is installed or built.

/**
 * Whether a process with this id exists. A process that the system only refuses to signal counts as alive. The
 * system takes 0 and what is below it for groups of processes: they are no ids.
 *
 * @param {number} pid
 * @returns {boolean}
 */
export const isAlive = (pid) => {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code !== 'ESRCH' && code !== 'ERR_INVALID_ARG_TYPE'; // the second: no process has such an id
  }
};
