-- Messages leave by lanes: one for each workspace and kind of call, with the limits that the platform sets them. What is over is out of
-- the way of what is due.
alter table outbox
  -- The workspace that it is expected to go through (whose turn it takes); 0: not known.
  add column lane bigint not null default 0,
  -- The order of platform.CallKind.
  add column call_kind tinyint not null default 0,
  -- When it was said, or is about to be: what a person's budget and a conversation's pace are counted by. Null: not said.
  add column sent_at timestamp(6) null,
  -- Counts the cards that were meant for it: what is changed while it is being sent is sent once more.
  add column version int not null default 0,
  -- Since when it may be there although nobody was told, where the platform cannot be asked. Stays when that was found out: there may be two.
  add column in_doubt_at timestamp(6) null,
  drop key outbox_due,
  drop key outbox_attention,
  drop key outbox_age,
  -- urgency_rank is 0 to 2 for what is to be looked at, at due_at; for a claimed row that is the end of its lease. 8: blocked, 9: over.
  add key outbox_lane (lane, call_kind, urgency_rank, due_at),
  add key outbox_attention (person_id, urgency, sent_at),
  add key outbox_channel (channel_id),
  add key outbox_age (created_at);

update outbox set urgency_rank = if(state = 'BLOCKED', 8, 9) where state in ('BLOCKED', 'DELIVERED', 'DROPPED');
update outbox set call_kind = case target when 'IN_PLACE' then 1 when 'IN_PLACE_KEY' then 1 when 'HOME' then 2 else 0 end;
update outbox set call_kind = 3 where state = 'IN_DOUBT' and call_kind = 0;
update outbox set in_doubt_at = coalesce(sending_at, due_at) where state = 'BLOCKED' and why like 'IN_DOUBT%';
update outbox set sent_at = delivered_at where call_kind = 0 and delivered_at is not null;
update outbox o
  set o.lane = coalesce(
    (select w.id from workspace w where w.platform = o.platform and w.external_id = o.workspace),
    o.workspace_id,
    (select c.workspace_id from channel c where c.id = o.channel_id),
    (select min(i.workspace_id) from chat_identity i where i.person_id = o.person_id),
    0)
  where o.urgency_rank < 9;

-- How far the timeline of a lane is taken, by all nodes together, and until when its platform wants to hear nothing. Times are the
-- database server's own: platforms count in real time.
create table delivery_pace (
  lane bigint not null,
  call_kind tinyint not null,
  -- The first moment that no call has been given yet.
  free_at timestamp(6) not null,
  -- By the service's clock, like due_at of messages; null: open.
  closed_until timestamp(6) null,
  -- Of the platform's published pace; less after it was refused more than once in a row.
  percent tinyint not null default 100,
  changed_at timestamp(6) not null,
  primary key (lane, call_kind)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;
