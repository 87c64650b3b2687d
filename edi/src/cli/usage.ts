import type { Language, Verdict } from '../reading/model.ts'

export const USAGE = {
  en: `Usage: edi <command> [--json] [--lang en|ja] [file]

  read      what the file holds, and every fault with its place
  validate  the faults alone
  inspect   interchanges, groups, transactions and segments counted
  ack       the 997, TA1 or CONTRL that answers it (999 with --functional 999)
  acked     what the acknowledgements in it say
  order     the purchase orders in it
  convert   its documents as another message: --to x12:850:004010, edifact:ORDERS:D96A, ubl:Order or json
  generate  a sample of any message: generate x12:856:004010 [--seed 7]
  diff      what two files differ in by what they say: diff a.edi b.edi [--ignore numbers,dates]
  schema import <ZIP of UNECE>, or <folder of directory tables> <release>
            another EDIFACT directory (EDMD, EDSD, EDCD and EDED) as JSON for --schema

--schema <file> reads with an imported directory too, --partner <file> holds it against a partner's rules. Without a file, standard input is read. Exit code: 0 accepted, 1 faults, 2 not EDI or unreadable.
`,
  ja: `使い方: edi <コマンド> [--json] [--lang en|ja] [ファイル]

  read      ファイルの内容と、すべての誤りおよびその位置
  validate  誤りのみ
  inspect   交換、グループ、取引、セグメントの数
  ack       応答となる997、TA1またはCONTRL(--functional 999で999)
  acked     含まれる応答の内容
  order     含まれる注文書
  convert   文書を別のメッセージに変換: --to x12:850:004010、edifact:ORDERS:D96A、ubl:Order、json
  generate  メッセージの見本: generate x12:856:004010 [--seed 7]
  diff      2つのファイルの内容の違い: diff a.edi b.edi [--ignore numbers,dates]
  schema import <UNECEのZIP>、または<定義表のフォルダー> <リリース>
            他のEDIFACTディレクトリ(EDMD、EDSD、EDCD、EDED)を--schema用のJSONで出力

--schema <ファイル>で取り込んだ定義表も使い、--partner <ファイル>で取引先の規則に照らします。ファイルを省くと標準入力を読みます。終了コード: 0 受理、1 誤りあり、2 EDIでないか読めない。
`,
} as const

export const VERDICTS: Record<Language, Record<Verdict, string>> = {
  en: { accepted: 'accepted', 'partially-accepted': 'partially accepted', rejected: 'rejected' },
  ja: { accepted: '受理', 'partially-accepted': '一部受理', rejected: '拒否' },
}
