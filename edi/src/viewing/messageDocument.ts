import type { BusinessDocument } from '../canonical/document.ts'
import type { Syntax } from '../codec/delimiters.ts'
import { scanWindow } from '../codec/scanner.ts'
import { openMessage } from '../reading/messageReader.ts'
import { createReporter } from '../reading/reporter.ts'
import type { SchemaChoice } from '../schema/model.ts'

/** The document of one message, read again from its bytes: header first, trailer last. */
export function messageDocument(
  bytes: Uint8Array,
  syntax: Syntax,
  choice: SchemaChoice,
): BusinessDocument | null {
  const { segments } = scanWindow({ bytes, from: 0, to: bytes.length, isLast: true, base: 0 }, syntax)
  const [header, ...inner] = segments
  if (!header) return null
  const { type, release, standard } = choice.schema
  const reader = openMessage({
    // What is wrong with it was told before.
    reporter: createReporter(standard, 'en'),
    header,
    type,
    release,
    controlNumber: '',
    identifier: [type],
    choice,
    partner: null,
  })
  for (const segment of inner) if (segment.tag !== 'SE' && segment.tag !== 'UNT') reader.take(segment)
  reader.close(null, bytes.length)
  return reader.record.document
}
