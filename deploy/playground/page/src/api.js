// The playground's own small interface; everything is on the machine that shows the page.

async function answered(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? `the playground answered ${response.status}`);
  return body;
}

const post = (path, body) =>
  fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then(
    answered,
  );

export const getWorld = () => fetch('/api/world').then(answered);

/** Answers when something is different from the revision that is known, or after a while. */
export const getScene = (look, known, signal) =>
  fetch(`/api/scene?${new URLSearchParams({ ...look, known })}`, { signal }).then(answered);

export const getCalls = () => fetch('/api/calls').then(answered);

export const act = (what) => post('/api/act', { index: 0, ...what });

export const moveClock = (by) => post('/api/clock', { by });

export const misbehave = (platform, fault) => post('/api/misbehave', { platform, fault });
