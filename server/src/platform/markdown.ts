import markdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'

const markdown = markdownIt({ html: false, linkify: true, breaks: true })

const allowed: sanitizeHtml.IOptions = {
  allowedTags:
    'p br hr strong em s code pre blockquote ul ol li a h1 h2 h3 h4 h5 h6 table thead tbody tr th td'.split(
      ' ',
    ),
  allowedAttributes: { a: ['href', 'title', 'rel', 'target'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    // A link leads out of our pages: the other side learns nothing of them and ranks nothing by them.
    a: (tagName, { href, title }) => ({
      tagName,
      attribs: {
        ...(href === undefined ? {} : { href }),
        ...(title === undefined ? {} : { title }),
        rel: 'nofollow noopener',
        target: '_blank',
      },
    }),
  },
}

/** Markdown (CommonMark, no raw HTML, no images) as HTML that is safe to show to anybody. */
export const renderMarkdown = (source: string): string =>
  sanitizeHtml(markdown.render(source), allowed).trim()
