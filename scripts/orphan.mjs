/**
 * Calls back once the process that started this one is gone. Where npm is ended, it ends the shell that it started, but
 * what that shell runs is never told.
 * @param {() => void} callback
 */
export function onOrphaned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
