// Reads {url, query} and prints the texts of each page that Google's client gets, and how it takes an error.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { factchecktools } = require('@googleapis/factchecktools')

const { url, query } = JSON.parse(readFileSync(0, 'utf8'))
const client = factchecktools({ version: 'v1alpha1', auth: 'x', rootUrl: `${url}/` })
const pages = []
let pageToken
do {
  const { data } = await client.claims.search({ query, languageCode: 'de', pageSize: 2, pageToken })
  pages.push((data.claims ?? []).map((claim) => claim.text))
  pageToken = data.nextPageToken
} while (pageToken)
const error = await client.claims.search({ languageCode: 'de' }).then(
  () => null,
  (refusal) => ({ status: refusal.status, message: refusal.message }),
)
process.stdout.write(JSON.stringify({ pages, error }))
