import { useEffect, useRef, useState } from 'react';
import { getScene } from './api.js';

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** What the screens show, kept up to date; null before the first answer. Also whether the playground is away. */
export function useScene(look) {
  const [scene, setScene] = useState(null);
  const [away, setAway] = useState(false);
  const { slack, slackAt, teams, teamsAt } = look;

  useEffect(() => {
    const stopping = new AbortController();
    const follow = async () => {
      let known = 0;
      while (!stopping.signal.aborted) {
        try {
          const next = await getScene({ slack, slackAt, teams, teamsAt }, known, stopping.signal);
          known = next.revision;
          setScene({ ...next, receivedAt: Date.now() });
          setAway(false);
        } catch {
          if (stopping.signal.aborted) return;
          setAway(true);
          await pause(1500);
        }
      }
    };
    follow();
    return () => stopping.abort();
  }, [slack, slackAt, teams, teamsAt]);

  return [scene, away];
}

/** How many messages each person has not seen on this page; those of before it was opened count as seen. */
export function useUnread(scene, look) {
  const seen = useRef(null);
  if (!scene) return () => 0;
  if (!seen.current) seen.current = structuredClone(scene.unread);
  const note = (platform, person, conversation) => {
    const count = scene.unread[platform]?.[person]?.[conversation];
    if (count !== undefined) (seen.current[platform][person] ??= {})[conversation] = count;
  };
  note('slack', look.slack, look.slackAt);
  note('teams', look.teams, look.teamsAt);
  return (platform, person, conversation) => {
    const now = scene.unread[platform]?.[person] ?? {};
    const before = seen.current[platform]?.[person] ?? {};
    return Object.keys(now)
      .filter((each) => !conversation || each === conversation)
      .reduce((sum, each) => sum + Math.max(0, now[each] - (before[each] ?? 0)), 0);
  };
}
