import { build } from 'vite';
import { webConfig } from './web-config.ts';

await build(webConfig);
