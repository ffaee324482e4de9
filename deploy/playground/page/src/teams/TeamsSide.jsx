import Composer from '../Composer.jsx';
import PersonaSwitch, { Avatar } from '../PersonaSwitch.jsx';
import { Toast } from '../slack/SlackSide.jsx';
import Stream from '../Stream.jsx';
import Dialog from './Dialog.jsx';
import TeamsMessage from './TeamsMessage.jsx';

const IDEAS = {
  ADMIN: ['pairs', 'programs', 'help'],
  MENTOR: ['meet', 'status', 'help'],
  MENTEE: ['checkin', 'meet', 'status', 'help'],
};

/** The Teams client, for one person. */
export default function TeamsSide({ side, me, screen, place, unread, become, go, perform, draft, toast, say }) {
  const personal = screen.conversations.find((each) => each.kind === 'PERSONAL');
  const channels = screen.conversations.filter((each) => each.kind === 'CHANNEL');
  const open = screen.conversations.find((each) => each.id === place) ?? personal;
  const inChannel = open.kind === 'CHANNEL';
  const messages = open.messages.map((each) => ({ ...each, key: each.id, at: new Date(Number(each.id)) }));
  const link = (conversation, label, mark) => (
    <button key={conversation.id} type="button" aria-current={open.id === conversation.id} onClick={() => go(conversation.id)}>
      {mark}
      {label}
      {unread(me.id, conversation.id) > 0 && <span className="badge">{unread(me.id, conversation.id)}</span>}
    </button>
  );
  return (
    <section className="side teams" aria-label="Microsoft Teams">
      <PersonaSwitch platform="Teams" side={side} me={me} become={become} unread={unread} />
      <div className="client" aria-busy={screen.user.aadObjectId !== me.id}>
        <div className="titlebar">
          <span>{side.name}</span>
          <span>
            {me.name} <Avatar name={me.name} round />
          </span>
        </div>
        <nav className="rail" aria-label="Conversations in Teams">
          <h3>Chat</h3>
          {link(personal, 'Trellis', <Avatar name="Trellis" bot round />)}
          <h3>Team Brightwater</h3>
          {channels.map((channel) => link(channel, channel.name))}
        </nav>
        <div className="pane">
          <header>
            <h2>{inChannel ? `Brightwater › ${open.name}` : 'Trellis'}</h2>
          </header>
          <Stream
            name={`Messages in ${open.name}`}
            messages={messages}
            zone={me.zone}
            draw={(message) => (
              <TeamsMessage
                message={message}
                conversation={open.id}
                mine={message.authorId === me.id}
                zone={me.zone}
                perform={perform}
              />
            )}
          />
          {toast && <Toast text={toast} say={say} />}
          <Composer
            key={me.id + open.id}
            label={`Message in Teams as ${me.name}`}
            placeholder={inChannel ? 'Trellis hears you here if you mention it: @Trellis help' : 'Write to Trellis, such as: help'}
            people={[side.bot, ...side.people.map((person) => person.mention)]}
            ideas={inChannel ? (me.part === 'ADMIN' ? ['@Trellis digest'] : ['@Trellis help']) : IDEAS[me.part]}
            draft={draft}
            onSend={(text) => perform({ does: 'say', conversation: open.id, text })}
          />
          {screen.dialog && <Dialog dialog={screen.dialog} perform={perform} />}
        </div>
      </div>
    </section>
  );
}
