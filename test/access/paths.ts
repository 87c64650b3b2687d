/**
 * Every way out of this server besides GraphQL's queries and mutations, and what holds it against the rules:
 * a leg of paths.test.ts, or another file. What is missing here fails the tests.
 */
export const routePaths: Record<string, string> = {
  '/files/download': 'files',
  '/files/upload': 'takes in; rootFields.test.ts asks what a file may be attached to',
  '/files/account-imports': 'takes in; accountImports are own rows of the database leg',
  '/files/exit': 'archives are own rows of the database leg; what is in them: archive',
  '/files/partnership-ledger': 'ledger',
  '/files/audit.csv': 'audit',
  '/files/third-party-provision.csv': 'audit',
  '/files/person-data': 'audit',
  '/files/exports':
    'own rows of the database leg; an id of another firm is no export (server/src/protection)',
  '/edi/inbound': 'routing',
  '/demo/logins': 'open: names people of the demo alone, and only where it is loaded',
}
