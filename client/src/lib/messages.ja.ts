import { byFolder } from './byFolder.ts'

export const messages = byFolder(
  import.meta.glob('../*/messages.ja.json', { eager: true, import: 'default' }),
)
