/** What the browser keeps for us under `enishi.<key>`; a browser that refuses storage just forgets. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`enishi.${key}`)
  } catch {
    return null
  }
}

/** Null deletes. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`enishi.${key}`)
    else localStorage.setItem(`enishi.${key}`, value)
  } catch {
    // Full or forbidden storage costs only the memory of a choice.
  }
}
