import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { makeJSONPgSmartTagsPlugin } from 'postgraphile/utils'
import { serve } from './serve.ts'

/** As it comes; told only of the joins that no foreign key declares, and what to call them. */
const joins = makeJSONPgSmartTagsPlugin({
  version: 1,
  config: {
    class: {
      // An order by a column without an index has to be asked for.
      partnership_party: { attribute: { consented_at: { tags: { behavior: '+orderBy' } } } },
      admission: { tags: { foreignKey: '(record_id) references deal (id)|@fieldName deal' } },
      deal: {
        tags: {
          foreignKey: [
            '(account_id) references account (id)|@fieldName account',
            '(last_activity_id) references deal_activity (id)|@fieldName lastActivity',
          ],
        },
      },
    },
    constraint: {
      deal_owner_member_id_fkey: { tags: { fieldName: 'owner' } },
      deal_activity_author_member_id_fkey: { tags: { fieldName: 'author' } },
      deal_activity_deal_id_fkey: { tags: { foreignFieldName: 'activities' } },
      contact_account_id_fkey: { tags: { foreignFieldName: 'contacts' } },
      deal_partnership_id_fkey: { tags: { fieldName: 'partnership' } },
      partnership_party_partnership_id_fkey: { tags: { foreignFieldName: 'parties' } },
      partnership_party_org_id_fkey: { tags: { fieldName: 'organization' } },
    },
  },
})

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [joins],
  pgServices: [
    makePgService({
      connectionString: process.env['BENCH_SUPERUSER_URL'],
      schemas: ['public'],
      poolConfig: { max: 16 },
    }),
  ],
  grafserv: { graphiql: false, watch: false },
})
if (process.env['BENCH_PRINT_SCHEMA']) {
  const { printSchema } = await import('graphql')
  process.stdout.write(printSchema(await instance.getSchema()))
  process.exit(0)
}
const server = createServer()
await instance.createServ(grafserv).addTo(server)
await serve(server, {}, async () => instance.release())
