import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = import.meta.dirname;
const server = process.env['PLUMB_WEB_SERVER'] ?? 'http://127.0.0.1:8640';

/** What the server writes over with the nonce of each reply, in index.html. */
export const noncePlaceholder = '__CSP_NONCE__';

/** Heavy libraries in files of their own, so that a page which needs none of them loads without. */
function chunkOf(id: string): string | undefined {
  if (/node_modules\/(echarts|zrender)\//.test(id)) return 'charts';
  if (/node_modules\/maplibre-gl\//.test(id)) return 'map';
  if (/node_modules\/(antd|@ant-design|@rc-component)\//.test(id)) return 'antd';
  return undefined;
}

export const webConfig: InlineConfig = {
  root,
  configFile: false,
  plugins: [react()],
  html: { cspNonce: noncePlaceholder },
  logLevel: 'warn',
  server: { port: 5180, strictPort: true, proxy: { '/api': server } },
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: (id: string) => chunkOf(id) ?? null, debugName: 'libraries' }] } },
    },
  },
  worker: { format: 'es' },
};
