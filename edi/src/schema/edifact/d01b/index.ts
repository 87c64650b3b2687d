import { createDirectory } from '../directory.ts'
import { dictionary } from './dictionary.ts'
import { messages } from './messages.ts'

export const directoryD01B = createDirectory('D.01B', messages, dictionary)
