import { compileMessage, compileSegments } from '../../compile.ts'
import { serviceDictionary } from './segments.ts'

/** Syntax and service report, ISO 9735. UNH and UNT are the envelope's. */
export const contrl = compileMessage(
  'EDIFACT',
  'CONTRL',
  'ISO 9735',
  `UCI M1, SG1[C999999](UCM M1, SG2[C999](UCS M1, UCD C99)),
  SG3[C999999](UCF M1, SG4[C999999](UCM M1, SG5[C999](UCS M1, UCD C99)))`,
  compileSegments(serviceDictionary),
)
