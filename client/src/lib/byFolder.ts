/** `{ '../deals/messages.en.json': {…} }` → `{ deals: {…} }`: each domain's messages under the name of its folder. */
export function byFolder<T>(files: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path.split('/').at(-2) ?? path, content]),
  )
}
