import { compileMessage } from '../../compile.ts'
import { segments004010 } from './segments.ts'

/** Functional acknowledgement, X12 004010. ST and SE are the envelope's. */
export const functionalAcknowledgement997 = compileMessage(
  'X12',
  '997',
  '004010',
  'AK1 M1, AK2[O999999](AK2 M1, AK3[O999999](AK3 M1, AK4 O99), AK5 M1), AK9 M1',
  segments004010,
)
