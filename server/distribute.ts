/** `npm run distribute`: moves the conversations of a database to the workers of a Citus cluster. */
import { loadConfig } from './config/config.ts'
import { createHideSecrets } from './config/secrets.ts'
import { makeClient } from './database/connection.ts'
import { distribute } from './database/distribute.ts'
import { migrate } from './database/migrate.ts'
import { explainStartFailure } from './start-failure.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

const { config, problems } = loadConfig()
for (const { where, message } of problems) say(`${where}: ${message}`)
process.exitCode = problems.length === 0 && (await move(config.databaseUrl)) ? 0 : 1

async function move(url: string | undefined): Promise<boolean> {
  if (!url) {
    say(
      'Set DATABASE_URL to the coordinator of a Citus cluster. The embedded database cannot be distributed.',
    )
    return false
  }
  let isCopying = false
  const client = makeClient({ url }, { onnotice: ({ message }) => isCopying && say(`  ${message}`) })
  try {
    await migrate(client, config.databaseSchema)
    say('Distributing the conversations. Ended in the middle, this leaves everything as it was.')
    isCopying = true
    const workers = await distribute(client, config.databaseSchema)
    say(`The conversations are distributed over ${workers} workers.`)
    return true
  } catch (error) {
    say(createHideSecrets(config)(explainStartFailure(error as Error, config)))
    return false
  } finally {
    await client.end({ timeout: 1 })
  }
}
