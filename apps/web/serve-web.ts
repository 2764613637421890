import { createServer } from 'vite';
import { webConfig } from './web-config.ts';

const server = await createServer(webConfig);
await server.listen();
server.printUrls();
