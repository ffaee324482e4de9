// What the check needs from the machine: a JDK 25, a browser, and the built playground.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

export class NotPossible extends Error {}

const isJdk25 = (home) => {
  const release = join(home, 'release');
  return existsSync(join(home, 'bin', 'java')) && existsSync(release) && /^JAVA_VERSION="25/m.test(readFileSync(release, 'utf8'));
};

export function findJava() {
  const machines = '/usr/lib/jvm';
  const installed = existsSync(machines) ? readdirSync(machines).map((name) => join(machines, name)) : [];
  const home = [process.env.JAVA_HOME, ...installed].filter(Boolean).find(isJdk25);
  if (home) return join(home, 'bin', 'java');
  const said = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (/version "25/.test(said.stderr ?? '')) return 'java';
  throw new NotPossible('No JDK 25 found: set JAVA_HOME to one, such as Temurin 25.');
}

export function findBrowser() {
  const onPath = (name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  const browser = [process.env.CHROMIUM, ...['chromium', 'chromium-browser', 'google-chrome'].flatMap(onPath)]
    .filter(Boolean)
    .find((path) => existsSync(path));
  if (browser) return browser;
  throw new NotPossible('No browser found: install chromium (Debian: apt-get install chromium), or set CHROMIUM to its path.');
}

/** Starts the built playground; resolves with its address and how to stop it. */
export function startPlayground(java, module, patience) {
  const target = join(module, 'target');
  const written = join(target, 'class-path');
  if (!existsSync(written) || !existsSync(join(target, 'classes', 'page', 'index.html'))) {
    throw new NotPossible('The playground is not built: run "mvn -Pplayground" once, or "mvn verify".');
  }
  const data = join(target, 'check');
  rmSync(join(data, 'playground', 'database', 'data'), { recursive: true, force: true });
  const child = spawn(
    java,
    [
      '--enable-native-access=ALL-UNNAMED',
      '--sun-misc-unsafe-memory-access=allow',
      '-classpath',
      [join(target, 'classes'), readFileSync(written, 'utf8').trim()].join(delimiter),
      'dev.trellis.playground.Playground',
    ],
    { env: { ...process.env, TRELLIS_DATA_DIR: data, TRELLIS_PLAYGROUND_PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = () =>
    new Promise((stopped) => {
      if (child.exitCode !== null || child.signalCode !== null) return stopped();
      child.once('exit', stopped);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
    });
  return new Promise((started, failed) => {
    const tooLong = setTimeout(() => {
      stop().then(() => failed(new Error(`the playground was not ready after ${patience / 1000} s`)));
    }, patience);
    let last = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.trim()) {
        console.log(`  ${line}`);
        last = line;
      }
      const address = line.match(/(http:\/\/127\.0\.0\.1:\d+\/)/);
      if (address) {
        clearTimeout(tooLong);
        started({ address: address[1], stop });
      }
    });
    createInterface({ input: child.stderr }).on('line', (line) => console.log(`  ! ${line}`));
    child.once('exit', (code) => {
      clearTimeout(tooLong);
      failed(new Error(`the playground ended with code ${code}; last it said: ${last}`));
    });
  });
}
