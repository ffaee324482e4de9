// Walks what a newcomer does on the page, as a person would, and takes a picture of each step: npm run check
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser, findJava, NotPossible, startPlayground } from './machine.mjs';
import { LIFE_CYCLE } from './lifecycle.mjs';
import { NEWCOMER } from './newcomer.mjs';
import { Side } from './client.mjs';

const STEPS = [...NEWCOMER, ...LIFE_CYCLE];
const LONGEST = 290_000;
const LONGEST_START = 170_000;
const module = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const screens = join(module, 'target', 'screens');

const began = Date.now();
const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;

async function check() {
  const java = findJava();
  const executablePath = findBrowser();
  rmSync(screens, { recursive: true, force: true });
  mkdirSync(screens, { recursive: true });
  console.log('Starting the playground');
  const playground = await startPlayground(java, module, LONGEST_START);
  const watchdog = setTimeout(() => {
    console.error(`The check took longer than ${LONGEST / 1000} s and was given up.`);
    playground.stop().then(() => process.exit(1));
  }, Math.max(1000, LONGEST - (Date.now() - began)));
  let browser;
  try {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    await walk(await browser.newPage({ viewport: { width: 1280, height: 800 } }), playground.address);
  } finally {
    clearTimeout(watchdog);
    await browser?.close();
    await playground.stop();
  }
}

async function walk(page, address) {
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`went out: ${request.url()}`);
  });
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  const scene = { page, slack: new Side(page, 'Slack'), teams: new Side(page, 'Microsoft Teams') };
  let number = 0;
  for (const [name, step] of STEPS) {
    const picture = join(screens, `${String(++number).padStart(2, '0')}-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.png`);
    try {
      await step(scene);
    } catch (failure) {
      await page.screenshot({ path: join(screens, 'failed.png') });
      throw new Error(`${name}: ${failure.message}\n  picture: ${join(screens, 'failed.png')}`);
    }
    await page.screenshot({ path: picture });
    console.log(`  ok  ${name} (${seconds()})`);
    if (complaints.length > 0) throw new Error(`${name}: the browser complains:\n  ${complaints.join('\n  ')}`);
  }
}

check().then(
  () => console.log(`The page does what a newcomer needs: ${STEPS.length} steps, ${seconds()}; pictures in ${screens}`),
  (failure) => {
    console.error(failure instanceof NotPossible ? failure.message : `FAILED ${failure.message}`);
    process.exit(1);
  },
);
