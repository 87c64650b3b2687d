import { forbidden, noOrganization, unauthenticated } from './errors.ts'

export type Role =
  'OWNER' | 'ADMIN' | 'CHANNEL_MANAGER' | 'SELLER' | 'MARKETER' | 'AGENT' | 'OPERATOR' | 'GUEST'

/** A person acting for a firm. */
export interface Viewer {
  readonly personId: string
  readonly organizationId: string
  readonly memberId: string
  readonly roles: readonly Role[]
}

/** A signed-in person; `viewer` is null until they belong to a firm. */
export interface Identity {
  readonly personId: string
  readonly isEmailConfirmed: boolean
  readonly viewer: Viewer | null
  /** The session or key, so that its sockets can be closed when it ends. */
  readonly credentialId: string
  /** A key's scopes; a person's session has all. */
  readonly scopes: readonly string[] | null
  /** The partnership a system's key speaks for. */
  readonly partnershipId: string | null
  /** Set while they read as a partner does: `viewer` is then whom they look at. */
  readonly viewAs?: ViewingAs
}

/** Who looks, while `viewer` says whom they look at. Nothing is written in it. */
export interface ViewingAs {
  readonly id: string
  readonly organizationId: string
  readonly memberId: string
}

export function requireIdentity(identity: Identity | null): Identity {
  if (!identity) throw unauthenticated()
  return identity
}

export function requireViewer(identity: Identity | null): Viewer {
  const { viewer } = requireIdentity(identity)
  if (!viewer) throw noOrganization()
  return viewer
}

/** A rule: a plain predicate over the viewer (and, where it matters, a record). The command, the screen and the list all ask it. */
export type Rule<Subject = void> = (viewer: Viewer, subject: Subject) => boolean

export const anyOf =
  (...roles: Role[]): Rule =>
  viewer =>
    viewer.roles.some(role => roles.includes(role))

export const everyoneButGuests: Rule = viewer => viewer.roles.some(role => role !== 'GUEST')

export function authorize(viewer: Viewer, rule: Rule): void {
  if (!rule(viewer)) throw forbidden()
}
