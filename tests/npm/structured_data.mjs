// Reads {name: html} and prints {name: {failed: [...], warnings: [...]}} as Google's rules judge each page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { structuredDataTest } = require('structured-data-testing-tool')
const { Google } = require('structured-data-testing-tool/presets')

const pages = JSON.parse(readFileSync(0, 'utf8'))
const found = {}
for (const [name, html] of Object.entries(pages)) {
  // A failed test rejects; its result says the same as that of a page that passes.
  const result = await structuredDataTest(html, { presets: [Google] }).catch((error) => {
    if (!error.res) throw error
    return error.res
  })
  const told = (tests) => tests.map((test) => test.test)
  found[name] = { passed: told(result.passed), failed: told(result.failed), warnings: told(result.warnings) }
}
process.stdout.write(JSON.stringify(found))
