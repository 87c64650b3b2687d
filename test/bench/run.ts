/** pnpm bench <name> [--options]: each bench prints a table and ends with one line of JSON. */
const benches: Record<string, () => Promise<{ run(options: string[]): Promise<Record<string, number>> }>> = {
  graphql: () => import('./graphql.ts'),
  grants: () => import('./grants.ts'),
  edi: () => import('./edi.ts'),
  start: () => import('./start.ts'),
}

const [name = '', ...options] = process.argv.slice(2)
const load = benches[name]
if (!load) {
  process.stderr.write(
    `Name a bench: ${Object.keys(benches).join(', ')}. For example: pnpm bench ${Object.keys(benches)[0]}\n`,
  )
  process.exit(2)
}
const bench = await load()
const figures = await bench.run(options)
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exit(0)
