/** The number under which writers and the sweep of one content wait for each other. */
export const fileLock = (sha256: Buffer): string => sha256.readBigInt64BE(0).toString()
