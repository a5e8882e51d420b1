// Reads {name: text}, in any notation, and prints {name: items as CSL-JSON}, or null where nothing is understood.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
require('@citation-js/plugin-ris')
require('@citation-js/plugin-csl')

const texts = JSON.parse(readFileSync(0, 'utf8'))
const found = {}
for (const [name, text] of Object.entries(texts)) {
  try {
    found[name] = new Cite(text).format('data', { format: 'object' })
  } catch {
    found[name] = null
  }
}
process.stdout.write(JSON.stringify(found))
