import { byFolder } from './byFolder.ts'

export const messages = byFolder(
  import.meta.glob('../*/messages.en.json', { eager: true, import: 'default' }),
)
