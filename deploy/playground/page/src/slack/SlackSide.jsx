import { useEffect } from 'react';
import Composer from '../Composer.jsx';
import PersonaSwitch, { Avatar } from '../PersonaSwitch.jsx';
import Stream from '../Stream.jsx';
import Blocks from './Blocks.jsx';
import Modal from './Modal.jsx';
import SlackMessage from './SlackMessage.jsx';

const HOME = '';
const IDEAS = {
  ADMIN: ['/mentor pairs', '/mentor programs', '/mentor help'],
  MENTOR: ['/mentor meet', '/mentor status', '/mentor help'],
  MENTEE: ['/mentor checkin', '/mentor meet', '/mentor status', '/mentor help'],
};

/** Slack's client, for one person. */
export default function SlackSide({ side, me, screen, place, unread, become, go, perform, draft, toast, say }) {
  const people = side.people.map(({ id, name }) => ({ id, name }));
  const channels = [{ id: side.channel, name: 'mentoring' }];
  const direct = screen.conversations.find((each) => each.kind === 'DIRECT');
  const channel = screen.conversations.find((each) => each.kind === 'CHANNEL');
  const open = place === HOME ? null : (screen.conversations.find((each) => each.id === place) ?? direct);
  const current = screen.user.id === me.id;

  useEffect(() => {
    if (place === HOME) perform({ does: 'home' });
    // Slack tells the app each time the tab is opened, and only then.
    // eslint-disable-next-line
  }, [place, me.id]);

  const send = async (text) => {
    if (!text.startsWith('/')) return perform({ does: 'say', conversation: open.id, text });
    if (!/^\/mentor(\s|$)/.test(text)) return say(`${text.split(/\s/)[0]} is not a command here. Try /mentor help.`);
    return perform({ does: 'command', conversation: open.id, text });
  };
  const messages = (open?.messages ?? []).map((each) => ({ ...each, key: each.ts, at: new Date(Number(each.ts.split('.')[0]) * 1000) }));
  const modal = screen.modals.at(-1);
  const link = (id, label, count) => (
    <button type="button" aria-current={(open?.id ?? HOME) === id} onClick={() => go(id)}>
      {label}
      {count > 0 && <span className="badge">{count}</span>}
    </button>
  );
  return (
    <section className="side slack" aria-label="Slack">
      <PersonaSwitch platform="Slack" side={side} me={me} become={become} unread={unread} />
      <div className="client" aria-busy={!current}>
        <nav className="rail" aria-label="Conversations in Slack">
          <strong>{side.name}</strong>
          <h3>Channels</h3>
          {channel && link(channel.id, `# ${channel.name}`, unread(me.id, channel.id))}
          <h3>Apps</h3>
          {direct && link(direct.id, 'Trellis', unread(me.id, direct.id))}
          <p className="self">
            <Avatar name={me.name} />
            {me.name}
          </p>
        </nav>
        <div className="pane">
          <header>
            <h2>{open === channel && channel ? `# ${channel.name}` : 'Trellis'}</h2>
            {open !== channel && (
              <div className="tabs" role="tablist" aria-label="Trellis">
                <button type="button" role="tab" aria-selected={place === HOME} onClick={() => go(HOME)}>
                  Home
                </button>
                <button type="button" role="tab" aria-selected={place !== HOME} onClick={() => go('direct')}>
                  Messages
                </button>
              </div>
            )}
          </header>
          {open ? (
            <>
              <Stream
                name={`Messages in ${open.name}`}
                messages={messages}
                zone={me.zone}
                draw={(message) => (
                  <SlackMessage message={message} zone={me.zone} people={people} channels={channels} perform={perform} />
                )}
              />
              {toast && <Toast text={toast} say={say} />}
              <Composer
                key={me.id + open.id}
                label={`Message in Slack as ${me.name}`}
                placeholder={`Message ${open === channel ? `#${channel.name}` : 'Trellis'}, or type /mentor …`}
                people={side.people.map((person) => person.mention)}
                ideas={open === channel ? (me.part === 'ADMIN' ? ['/mentor digest'] : []) : IDEAS[me.part]}
                draft={draft}
                onSend={send}
              />
            </>
          ) : (
            <div className="home" data-check="home">
              {screen.home ? (
                <Blocks
                  of={`home-${me.id}`}
                  blocks={screen.home.blocks}
                  people={people}
                  channels={channels}
                  onPress={({ block, action }) => perform({ does: 'press', block, action })}
                />
              ) : (
                <p className="empty">Trellis has not shown anything here yet.</p>
              )}
              {toast && <Toast text={toast} say={say} />}
            </div>
          )}
          {modal && (
            <Modal
              key={modal.id + modal.hash}
              modal={modal}
              deep={screen.modals.length > 1}
              people={people}
              channels={channels}
              perform={perform}
            />
          )}
        </div>
      </div>
    </section>
  );
}

export function Toast({ text, say }) {
  return (
    <p className="toast" role="alert">
      {text}
      <button type="button" aria-label="Dismiss" onClick={() => say('')}>
        ×
      </button>
    </p>
  );
}
