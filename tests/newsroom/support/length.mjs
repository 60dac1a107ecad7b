// How long the tests of faults and load run.

/** Whether they run at length, as `./dev faults` runs them. */
export const isLong = process.env.LEDE_FAULTS === 'long';
