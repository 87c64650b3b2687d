import type { Language } from '../reading/model.ts'

type Sentence = (value: string) => string

/** Why XML is refused, in words. */
export const XML_REFUSALS = {
  'not-utf8': {
    en: () => 'The document is not in UTF-8: this byte has no meaning there. Save it as UTF-8.',
    ja: () => 'UTF-8として読めないバイトがあります。UTF-8で保存してください。',
  },
  'other-encoding': {
    en: value => `The document says that it is in ${value}; only UTF-8 is accepted.`,
    ja: value => `文書の文字コードが${value}と宣言されています。使用できるのはUTF-8のみです。`,
  },
  'document-type': {
    en: () => 'A document type declaration is not accepted: remove <!DOCTYPE …>.',
    ja: () => '文書型宣言は使用できません。<!DOCTYPE …>を削除してください。',
  },
  'broken-off': {
    en: () => 'The document breaks off before its last element ends.',
    ja: () => '最後の要素が閉じられないまま文書が終わっています。',
  },
  empty: { en: () => 'There is no element in it.', ja: () => '要素が1つもありません。' },
  'text-outside': {
    en: () => 'There is text outside the document element.',
    ja: () => '文書要素の外側に文字があります。',
  },
  'cdata-out-of-place': {
    en: () => 'A CDATA section is out of place, or does not end.',
    ja: () => 'CDATAセクションの位置が不正か、閉じられていません。',
  },
  'tag-without-name': { en: () => 'A tag has no name.', ja: () => 'タグに名前がありません。' },
  'tag-not-closed': {
    en: () => 'A tag is not closed, or an attribute in it is not written as name="value".',
    ja: () => 'タグが閉じられていないか、属性が 名前="値" の形になっていません。',
  },
  'second-element': {
    en: () => 'There is a second document element.',
    ja: () => '文書要素が2つあります。',
  },
  'too-large': {
    en: () => 'The document is too deep or too large.',
    ja: () => '文書の階層が深すぎるか、要素が多すぎます。',
  },
  'closes-nothing': {
    en: value => `"${value}" closes what is not open.`,
    ja: value => `「${value}」に対応する開始タグがありません。`,
  },
  'attribute-twice': {
    en: value => `The attribute "${value}" comes twice.`,
    ja: value => `属性「${value}」が重複しています。`,
  },
  'prefix-unknown': {
    en: value => `The prefix "${value}" stands for no namespace.`,
    ja: value => `接頭辞「${value}」の名前空間が宣言されていません。`,
  },
  'entity-unknown': {
    en: value => `The entity "${value}" is not known.`,
    ja: value => `実体参照「${value}」は使用できません。`,
  },
} satisfies Record<string, Record<Language, Sentence>>

export type XmlRefusalCode = keyof typeof XML_REFUSALS

/** Why a document is refused, and where: `offset` counts characters. */
export class XmlRefusal extends Error {
  readonly code: XmlRefusalCode
  readonly value: string
  readonly offset: number
  constructor(code: XmlRefusalCode, value: string, offset: number) {
    super(XML_REFUSALS[code].en(value))
    this.code = code
    this.value = value
    this.offset = offset
  }
}
