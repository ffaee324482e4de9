const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Waits until it holds; fails with what was waited for. */
export async function until(what, holds, within = 15_000) {
  const end = Date.now() + within;
  let problem;
  do {
    try {
      if (await holds()) return;
      problem = undefined;
    } catch (failure) {
      problem = failure;
    }
    await pause(100);
  } while (Date.now() < end);
  throw new Error(`after ${within / 1000} s still not: ${what}${problem ? ` (${problem.message.split('\n')[0]})` : ''}`);
}

export const expectText = (locator, text, within) =>
  until(`"${text}" is there`, async () => {
    const said = await locator.innerText({ timeout: 1000 });
    return text instanceof RegExp ? text.test(said) : said.includes(text);
  }, within);

/** Moves the demo's clock, and waits until what was due is sent. */
export async function move(page, label) {
  await page.getByRole('group', { name: 'Move the clock' }).getByRole('button', { name: label }).click();
  await until(
    'the clock has moved',
    async () => /messages? sent/.test(await page.locator('[data-check="moved"]').innerText()),
    90_000,
  );
}
