const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase()

/** Every word typed occurs somewhere in the label, whatever its width or case. */
export const isMatch = (label: string, typed: string) => {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  return words.every(word => folded(label).includes(word))
}
