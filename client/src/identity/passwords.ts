/** Characters a password needs at least; the server asks the same. */
export const leastPassword = 10
