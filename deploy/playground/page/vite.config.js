import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // One file of each kind: it is read from this machine only.
  build: { chunkSizeWarningLimit: 3000, assetsInlineLimit: 0 },
});
