// Before the first paint, so that a dark screen never flashes white; the same rule as lib/preferences.ts.
;(() => {
  let mode = 'SYSTEM'
  try {
    mode = localStorage.getItem('enishi.colorMode') || mode
    document.documentElement.lang =
      localStorage.getItem('enishi.locale') || (navigator.language.startsWith('ja') ? 'ja' : 'en')
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const isDark = mode === 'DARK' || (mode === 'SYSTEM' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.add(isDark ? 'dark' : 'light')
})()
