export { readInterchanges, readStream } from './reading/readInterchanges.ts'
export { explainNotEdi } from './reading/explainNotEdi.ts'
export type { ReadEvent, ReadOptions } from './reading/readInterchanges.ts'
export { acknowledge } from './ack/acknowledge.ts'
export { readAcknowledgements } from './ack/readAcknowledgements.ts'
export type { Acknowledged } from './ack/readAcknowledgements.ts'
export { rejectDocument } from './ack/rejectDocument.ts'
export type { BusinessFault, RejectDocumentOptions } from './ack/rejectDocument.ts'
export type { AcknowledgeOptions, Acknowledgement } from './ack/acknowledgement.ts'
export type {
  Envelope,
  Fault,
  FaultLevel,
  GroupEnvelope,
  InterchangeReading,
  Language,
  MessageReading,
  SegmentView,
  Severity,
  Verdict,
} from './reading/model.ts'
export type { BusinessDocument, DocumentKind, DocumentLine, DocumentParty } from './canonical/document.ts'
export { readUbl, ublMap, writeUbl } from './ubl/documents.ts'
export { XmlRefusal } from './ubl/xmlRefusals.ts'
export { readUblDocument } from './ubl/readUblDocument.ts'
export type { UblReading } from './ubl/readUblDocument.ts'
export type { UblFault } from './ubl/rules/checkUbl.ts'
export { targetOf, writeDocuments } from './writing/convert.ts'
export type { WriteEnvelope, WriteTarget } from './writing/convert.ts'
export { partyIn } from './canonical/document.ts'
export { amountOf, totalOf } from './canonical/amounts.ts'
export { addDecimal, compareDecimal, multiplyDecimal } from './canonical/decimal.ts'
export { tokenize, tokenizeEdifact, tokenizeInBatches, tokenizeX12 } from './codec/tokenizer.ts'
export { valueAt } from './codec/values.ts'
export type { Token } from './codec/tokenizer.ts'
export type { Segment } from './codec/segment.ts'
export { writeSegments } from './codec/writer.ts'
export type { WrittenElement, WrittenSegment } from './codec/writer.ts'
export { importDirectory } from './schema/import/directoryTables.ts'
export type { DirectoryTables, ImportedDirectory } from './schema/import/directoryTables.ts'
export { PartnerRulesError, parsePartnerRules } from './partner/parseRules.ts'
export type { ElementRule, PartnerRule, PartnerRules, SegmentRule, Tolerance } from './partner/rules.ts'
export { importUnece, isDirectoryFile } from './schema/import/uneceDirectory.ts'
export type { DirectoryFile } from './schema/import/uneceDirectory.ts'
export { lossesBetween } from './writing/losses.ts'
export type { Loss } from './writing/losses.ts'
export { bytesSource } from './viewing/byteSource.ts'
export type { ByteSource } from './viewing/byteSource.ts'
export { openViewing } from './viewing/openViewing.ts'
export { ViewingRefusal } from './viewing/model.ts'
export type {
  ViewedContent,
  ViewedElement,
  ViewedFault,
  ViewedInterchange,
  ViewedMessage,
  ViewedRow,
  ViewedValue,
  Viewing,
} from './viewing/model.ts'
export { EXIT_ACCEPTED, EXIT_FAULTS, EXIT_UNREADABLE } from './cli/request.ts'
export type { EdiCliIo, LargeInput } from './cli/request.ts'
export { runEdiCli } from './cli/runEdiCli.ts'
