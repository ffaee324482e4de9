import { useEffect, useMemo, useState } from 'react';
import { act, getWorld } from './api.js';
import ClockBar from './ClockBar.jsx';
import Drawer from './Drawer.jsx';
import SlackSide from './slack/SlackSide.jsx';
import TeamsSide from './teams/TeamsSide.jsx';
import TryThis from './TryThis.jsx';
import { useScene, useUnread } from './useScene.js';

const first = (side, part) => side.people.find((person) => person.played && person.part === part).id;

/** The Home tab is no conversation. */
export const HOME = '';

export default function App() {
  const [world, setWorld] = useState(null);
  useEffect(() => {
    getWorld().then(setWorld);
  }, []);
  return world ? <Playground world={world} /> : <p className="loading">One moment…</p>;
}

function Playground({ world }) {
  const [persons, setPersons] = useState({ slack: first(world.slack, 'ADMIN'), teams: first(world.teams, 'MENTEE') });
  const [open, setOpen] = useState({ slack: 'direct', teams: 'direct' });
  const [draft, setDraft] = useState({ slack: null, teams: null });
  const [drawer, setDrawer] = useState(null);
  const [toasts, setToasts] = useState({ slack: '', teams: '' });
  const [directs, setDirects] = useState({});

  const place = (platform) => (open[platform] === 'direct' ? (directs[persons[platform]] ?? 'direct') : open[platform]);
  const look = { slack: persons.slack, slackAt: place('slack'), teams: persons.teams, teamsAt: place('teams') };
  const [scene, away] = useScene(look);
  const unread = useUnread(scene, look);

  // The id of the chat with Trellis is known only once a person's screen was seen.
  useEffect(() => {
    if (!scene) return;
    const found = {};
    const slack = scene.slack?.conversations.find((each) => each.kind === 'DIRECT');
    const teams = scene.teams?.conversations.find((each) => each.kind === 'PERSONAL');
    if (slack) found[scene.slack.user.id] = slack.id;
    if (teams) found[scene.teams.user.aadObjectId] = teams.id;
    setDirects((known) => (Object.entries(found).every(([id, at]) => known[id] === at) ? known : { ...known, ...found }));
  }, [scene]);

  const actors = useMemo(() => {
    const on = (platform) => ({
      become: (person) => setPersons((all) => ({ ...all, [platform]: person })),
      go: (conversation) => setOpen((all) => ({ ...all, [platform]: conversation })),
      draft: (text) => setDraft((all) => ({ ...all, [platform]: { text, at: Date.now() } })),
      toast: (text) => setToasts((all) => ({ ...all, [platform]: text })),
    });
    return { slack: on('slack'), teams: on('teams') };
  }, []);

  const doOn = (platform) => async (what) => {
    actors[platform].toast('');
    try {
      const outcome = await act({ platform, who: persons[platform], ...what });
      const shownAsMessage = what.does === 'command' && outcome.accepted && !outcome.notice.includes('failed with the error');
      if (outcome.notice && !shownAsMessage) actors[platform].toast(outcome.notice);
      return outcome;
    } catch (problem) {
      actors[platform].toast(problem.message);
      return { accepted: false, notice: problem.message, fieldErrors: {} };
    }
  };

  if (!scene) return <p className="loading">One moment…</p>;
  const side = (platform) => ({
    side: world[platform],
    me: world[platform].people.find((person) => person.id === persons[platform]),
    screen: scene[platform],
    place: place(platform),
    unread: (person, conversation) => unread(platform, person, conversation),
    perform: doOn(platform),
    draft: draft[platform],
    toast: toasts[platform],
    ...actors[platform],
    say: actors[platform].toast,
  });
  return (
    <div className="page">
      <ClockBar scene={scene} zone={world.zone} drawer={drawer} onDrawer={setDrawer} away={away} />
      <TryThis done={scene.done} world={world} slack={actors.slack} teams={actors.teams} />
      <main className="sides">
        <SlackSide {...side('slack')} toast={toasts.slack} />
        <TeamsSide {...side('teams')} toast={toasts.teams} />
      </main>
      {drawer && <Drawer which={drawer} faults={scene.faults} zone={world.zone} onClose={() => setDrawer(null)} />}
    </div>
  );
}
