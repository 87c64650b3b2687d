declare module 'pg/lib/utils.js' {
  const utils: {
    /** A value as the wire takes it: arrays as literals, dates with their offset, objects as JSON. */
    prepareValue(value: unknown): unknown
  }
  export default utils
}
