// What a person can do on one side of the page, found by what is written there.
import { expectText, until } from './waiting.mjs';

export class Side {
  constructor(page, name) {
    this.page = page;
    this.at = page.getByRole('region', { name, exact: true });
  }

  async become(name) {
    await this.at.getByRole('radio', { name: new RegExp(`^${name}`) }).click();
    await until(`${name} is at the screen`, async () => (await this.at.locator('.client').getAttribute('aria-busy')) === 'false');
    return this;
  }

  async open(conversation) {
    await this.at.getByRole('navigation').getByRole('button', { name: conversation }).click();
    return this;
  }

  get box() {
    return this.at.getByRole('textbox', { name: /^Message in/ });
  }

  async say(text) {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  get messages() {
    return this.at.getByRole('log').locator('article');
  }

  get last() {
    return this.messages.last();
  }

  /** The newest message that says this. */
  message(text) {
    return this.messages.filter({ hasText: text }).last();
  }

  async sees(text, within) {
    await expectText(this.message(text), text, within);
    await this.message(text).scrollIntoViewIfNeeded();
    return this.message(text);
  }

  async press(text, button) {
    await this.message(text).getByRole('button', { name: button }).click();
  }

  get form() {
    return this.at.getByRole('dialog');
  }

  async formOpens(title) {
    await this.form.waitFor({ timeout: 10_000 });
    await expectText(this.form, title);
    return this.form;
  }

  async formCloses() {
    await this.form.waitFor({ state: 'detached', timeout: 10_000 });
  }
}
