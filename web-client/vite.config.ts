import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { standInSession } from './dev/standInSession';

const gateway = `http://localhost:${process.env.HANDOFF_GATEWAY_PORT ?? '8080'}`;
const proxy = { '/api': gateway, '/docs': gateway };

/** The one that the gateway sends, so that what it forbids fails while developing, too. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
].join('; ');

export default defineConfig({
  plugins: [react(), standInSession()],
  server: { proxy },
  preview: { proxy, headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  build: {
    target: 'es2023',
    // It would be an inline script; browsers of this target need none.
    modulePreload: { polyfill: false },
    // Data URLs would need a wider Content-Security-Policy for fonts and scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { input: ['index.html', 'chat.html'] },
  },
  // To make the environment anew for each file takes forty times as long as the tests.
  test: { environment: 'happy-dom', isolate: false, include: ['src/**/*.test.{ts,tsx}'] },
});
