import { Message } from 'slack-blocks-to-jsx';

/**
 * Blocks as slack-blocks-to-jsx draws them. It draws buttons, but has no way to say that one was pressed: so each button gets an id of
 * its own, and the press is found by it.
 */
export default function Blocks({ of, blocks, people, channels, onPress }) {
  const buttons = new Map();
  const numbered = blocks.map((block) => withOwnIds(block, of, buttons));
  const press = (event) => {
    const pressed = event.target.closest('button');
    const button = pressed && buttons.get(pressed.id);
    if (!button) return;
    // Slack's client opens the page itself, and reports the press, too.
    if (button.url) window.open(button.url, '_blank', 'noopener');
    pressed.disabled = true;
    Promise.resolve(onPress(button)).finally(() => {
      pressed.disabled = false;
    });
  };
  return (
    <div className="blocks" onClick={press}>
      <Message withoutWrapper theme="light" logo="" name="" blocks={numbered} data={{ users: people, channels, user_groups: [] }} />
    </div>
  );
}

function withOwnIds(block, of, buttons) {
  const renamed = (element) => {
    if (element?.type !== 'button') return element;
    const id = `press-${of}-${buttons.size}`;
    buttons.set(id, { block: block.block_id, action: element.action_id, url: element.url });
    return { ...element, action_id: id, url: undefined };
  };
  return {
    ...block,
    ...(block.elements && block.type === 'actions' ? { elements: block.elements.map(renamed) } : {}),
    ...(block.accessory ? { accessory: renamed(block.accessory) } : {}),
  };
}

/** A message without blocks, as the client shows its text. */
export const textBlock = (text) => [{ type: 'section', block_id: 'text', text: { type: 'mrkdwn', text } }];
