/** As whom this tab reads, while somebody looks as a partner does. */
export interface View {
  id: string
  firm: string
  /** Message key of a role, or a person's name; null: what everybody there sees. */
  role: string | null
  member: string | null
  /** Where it was begun, and where leaving leads. */
  back: string
}

const key = 'enishi.viewAs'
const isView = (value: unknown): value is View =>
  typeof value === 'object' && value !== null && 'id' in value && 'firm' in value && 'back' in value

function recallView(): View | null {
  try {
    const view: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isView(view) ? view : null
  } catch {
    return null
  }
}

/** The same for as long as the page stands: beginning and leaving start it over, so that nothing read as one stays for the other. */
export const currentView: View | null = recallView()

export function beginView(view: View, path: string): void {
  sessionStorage.setItem(key, JSON.stringify(view))
  location.assign(path)
}

export function leaveView(): void {
  const back = currentView?.back ?? '/'
  sessionStorage.removeItem(key)
  location.assign(back.startsWith('/') && !back.startsWith('//') ? back : '/')
}
