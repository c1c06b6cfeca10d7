const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before a try: doubling, and spread at random over the upper half, so that the browsers of a whole
 * team do not come back in step.
 *
 * @param failures how many tries have failed in a row, from 1
 * @param random from 0 to 1
 */
export function backoff(failures: number, random: number = Math.random()): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return full / 2 + (full / 2) * random;
}
