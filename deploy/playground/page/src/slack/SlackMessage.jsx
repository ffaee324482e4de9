import { Avatar } from '../PersonaSwitch.jsx';
import { clockTime } from '../times.js';
import Blocks, { textBlock } from './Blocks.jsx';

export default function SlackMessage({ message, zone, people, channels, perform }) {
  const press = ({ block, action }) =>
    perform({ does: 'press', conversation: message.channelId, message: message.ts, block, action });
  return (
    <article className={`slack-message${message.ephemeral ? ' ephemeral' : ''}`} data-ts={message.ts}>
      <Avatar name={message.authorName} bot={message.fromBot} />
      <div>
        {message.ephemeral && <p className="only-you">Only visible to you</p>}
        <p className="byline">
          <strong>{message.authorName}</strong>
          {message.fromBot && <span className="app">APP</span>}
          <time>{clockTime(message.at, zone)}</time>
        </p>
        <Blocks
          of={message.ts}
          blocks={message.blocks.length > 0 ? message.blocks : textBlock(message.text)}
          people={people}
          channels={channels}
          onPress={press}
        />
        {message.edited && <small className="edited">(edited)</small>}
      </div>
    </article>
  );
}
