/** Something a person has to put right before anything can start; shown as one line, without a stack. */
export class Refusal extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`${zh} / ${en}`);
    this.name = "Refusal";
  }
}

/**
 * The exit code of a piece of work; a refusal is told in one line and is exit code 1.
 * @param {() => Promise<number>} work
 */
export async function exitCodeOf(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}
