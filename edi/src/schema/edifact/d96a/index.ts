import { createDirectory } from '../directory.ts'
import { dictionary } from './dictionary.ts'
import { messages } from './messages.ts'

export const directoryD96A = createDirectory('D.96A', messages, dictionary)
