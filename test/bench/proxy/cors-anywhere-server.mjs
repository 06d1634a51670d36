/** Arguments: port, folder that holds the package. */
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [port, folder] = process.argv.slice(2)
const { createServer } = createRequire(join(folder, 'package.json'))('cors-anywhere')
const server = createServer({ requireHeader: [], removeHeaders: [] })
server.keepAliveTimeout = 65_000
server.listen(Number(port), '127.0.0.1')
