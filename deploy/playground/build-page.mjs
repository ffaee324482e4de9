// Builds the playground's page, and only what is out of date: node build-page.mjs <page folder> <output folder>
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [page, output] = process.argv.slice(2);
const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newest(folder) {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
      .map((entry) => join(folder, entry.name))
      .map((path) => (statSync(path).isDirectory() ? newest(path) : changed(path))),
  );
}

function npm(...args) {
  console.log(`playground page: npm ${args.join(' ')}`);
  const { status, error } = spawnSync('npm', args, { cwd: page, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(`playground page: npm did not start (${error.message}); Node.js 20 or newer is needed`);
  if (status !== 0) process.exit(status ?? 1);
}

// npm writes this file last, so it is as old as the last complete installation.
const installed = changed(join(page, 'node_modules', '.package-lock.json'));
if (installed < Math.max(changed(join(page, 'package-lock.json')), changed(join(page, 'package.json')))) {
  npm(existsSync(join(page, 'package-lock.json')) ? 'ci' : 'install', '--no-progress');
}
if (changed(join(output, 'index.html')) < newest(page)) {
  npm('run', 'build', '--', '--outDir', output, '--emptyOutDir');
} else {
  console.log('playground page: up to date');
}
