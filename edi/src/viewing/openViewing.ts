import { isXml } from '../ubl/documents.ts'
import type { ByteSource } from './byteSource.ts'
import { openEdi } from './ediViewing.ts'
import type { Viewing, ViewingOptions } from './model.ts'
import { openXml } from './xmlViewing.ts'

/** As much as tells a web page from an XML document. */
const HEAD = 1024

/** Opens an input of any size. The work throws a ViewingRefusal when there is nothing in it to look at. */
export function openViewing(source: ByteSource, options: ViewingOptions): Viewing {
  const head = source.read(0, Math.min(HEAD, source.size))
  const isPage = /<(!doctype\s+)?html/i.test(String.fromCharCode(...head))
  return isXml(head) && !isPage ? openXml(source, options) : openEdi(source, options)
}
