import type { InterchangeReading } from '@enishi/edi'

export const noEnvelope = {
  standard: null,
  sender_qualifier: null,
  sender_identifier: null,
  receiver_qualifier: null,
  receiver_identifier: null,
  control_number: null,
  is_test: false,
}

export type EnvelopeColumns = {
  [Column in keyof typeof noEnvelope]: Column extends 'is_test' ? boolean : string | null
}

export const envelopeOf = (reading: InterchangeReading): EnvelopeColumns => ({
  standard: reading.standard,
  sender_qualifier: reading.sender.qualifier,
  sender_identifier: reading.sender.id,
  receiver_qualifier: reading.receiver.qualifier,
  receiver_identifier: reading.receiver.id,
  control_number: reading.controlNumber,
  is_test: reading.isTest,
})
