-- Trellis' own tables. Instants are timestamp(6) and every connection's session runs in UTC; keys of chat platforms are compared to the
-- letter (utf8mb4_bin). Every table carries organization_id; whoever reads a row says whose it must be.

create table organization (
  id bigint not null auto_increment,
  name varchar(200) not null,
  created_at timestamp(6) not null,
  primary key (id),
  unique key organization_name (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A Slack workspace or a Teams tenant.
create table workspace (
  id bigint not null auto_increment,
  organization_id bigint not null,
  platform varchar(20) not null,
  external_id varchar(120) not null,
  address varchar(500) null,
  installed_at timestamp(6) not null,
  removed_at timestamp(6) null,
  primary key (id),
  unique key workspace_external (platform, external_id),
  constraint workspace_organization foreign key (organization_id) references organization (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table person (
  id bigint not null auto_increment,
  organization_id bigint not null,
  display_name varchar(200) not null,
  -- What the person chose; null follows the chat profile, as the identity used last tells it.
  language varchar(8) null,
  time_zone varchar(64) null,
  profile_language varchar(35) null,
  profile_time_zone varchar(64) null,
  working_days varchar(80) not null default 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY',
  -- Minutes since midnight, in the person's zone.
  working_from smallint not null default 540,
  working_to smallint not null default 1020,
  paused_since timestamp(6) null,
  paused_until timestamp(6) null,
  snoozed_until timestamp(6) null,
  -- The identity that messages go to; null: the one they used last.
  prefers_identity_id bigint null,
  created_at timestamp(6) not null,
  primary key (id),
  key person_resume (paused_until),
  constraint person_organization foreign key (organization_id) references organization (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A person as one chat knows them. One person may have several.
create table chat_identity (
  id bigint not null auto_increment,
  organization_id bigint not null,
  person_id bigint not null,
  workspace_id bigint not null,
  platform varchar(20) not null,
  external_id varchar(120) not null,
  display_name varchar(200) not null,
  -- Where direct messages go; the adapter's own notation.
  direct_address varchar(1000) null,
  unreachable_why varchar(200) null,
  last_seen_at timestamp(6) null,
  -- When the chat is asked for the profile; null: nothing to ask.
  profile_due_at timestamp(6) null,
  primary key (id),
  unique key chat_identity_external (workspace_id, external_id),
  key chat_identity_person (person_id),
  key chat_identity_profile (profile_due_at),
  constraint chat_identity_organization foreign key (organization_id) references organization (id),
  constraint chat_identity_person foreign key (person_id) references person (id),
  constraint chat_identity_workspace foreign key (workspace_id) references workspace (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table role_grant (
  id bigint not null auto_increment,
  organization_id bigint not null,
  person_id bigint not null,
  role varchar(20) not null,
  granted_at timestamp(6) not null,
  primary key (id),
  unique key role_grant_once (person_id, role),
  constraint role_grant_organization foreign key (organization_id) references organization (id),
  constraint role_grant_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A team's channel that Trellis may post to.
create table channel (
  id bigint not null auto_increment,
  organization_id bigint not null,
  workspace_id bigint not null,
  external_id varchar(190) not null,
  name varchar(200) not null,
  language varchar(8) not null default 'en',
  primary key (id),
  unique key channel_external (workspace_id, external_id),
  constraint channel_organization foreign key (organization_id) references organization (id),
  constraint channel_workspace foreign key (workspace_id) references workspace (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table program (
  id bigint not null auto_increment,
  organization_id bigint not null,
  name varchar(120) not null,
  purpose varchar(1000) not null,
  time_zone varchar(64) not null,
  -- A named cadence or an RRULE.
  check_in_cadence varchar(300) not null,
  digest_channel_id bigint null,
  digest_day varchar(10) not null default 'MONDAY',
  digest_at smallint not null default 540,
  created_by bigint null,
  created_at timestamp(6) not null,
  ended_at timestamp(6) null,
  primary key (id),
  unique key program_name (organization_id, name),
  constraint program_organization foreign key (organization_id) references organization (id),
  constraint program_channel foreign key (digest_channel_id) references channel (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table cohort (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  name varchar(120) not null,
  starts_on date not null,
  ends_on date null,
  primary key (id),
  unique key cohort_name (program_id, name),
  constraint cohort_organization foreign key (organization_id) references organization (id),
  constraint cohort_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table pair (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  cohort_id bigint null,
  mentor_id bigint not null,
  mentee_id bigint not null,
  state varchar(20) not null,
  started_at timestamp(6) not null,
  ended_at timestamp(6) null,
  -- 1 while the pair has not ended, else null: two people are one pair at a time.
  together tinyint null,
  primary key (id),
  unique key pair_together (program_id, mentor_id, mentee_id, together),
  key pair_mentor (mentor_id, together),
  key pair_mentee (mentee_id, together),
  key pair_organization (organization_id, together),
  constraint pair_organization foreign key (organization_id) references organization (id),
  constraint pair_program foreign key (program_id) references program (id),
  constraint pair_cohort foreign key (cohort_id) references cohort (id),
  constraint pair_mentor foreign key (mentor_id) references person (id),
  constraint pair_mentee foreign key (mentee_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- When somebody of a pair is asked next.
create table cadence (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  person_id bigint not null,
  kind varchar(20) not null,
  -- A named cadence or an RRULE; null follows the program.
  rule varchar(300) null,
  -- How often it was due: which indicator comes next.
  turn int not null default 0,
  -- Null: not running (pair paused or ended).
  next_due_at timestamp(6) null,
  primary key (id),
  unique key cadence_once (pair_id, person_id, kind),
  key cadence_due (next_due_at),
  key cadence_person (person_id),
  constraint cadence_organization foreign key (organization_id) references organization (id),
  constraint cadence_pair foreign key (pair_id) references pair (id),
  constraint cadence_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table check_in (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  person_id bigint not null,
  indicator varchar(30) not null,
  state varchar(12) not null,
  asked_at timestamp(6) not null,
  closes_at timestamp(6) not null,
  reminders tinyint not null default 0,
  -- When it is looked at next (reminder, or closing); null: never again.
  remind_at timestamp(6) null,
  primary key (id),
  key check_in_person (person_id, state),
  key check_in_pair (pair_id, asked_at),
  key check_in_remind (remind_at),
  constraint check_in_organization foreign key (organization_id) references organization (id),
  constraint check_in_pair foreign key (pair_id) references pair (id),
  constraint check_in_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table check_in_answer (
  id bigint not null auto_increment,
  organization_id bigint not null,
  check_in_id bigint not null,
  person_id bigint not null,
  score tinyint not null,
  words varchar(3000) null,
  -- Who may see the words: ME, PAIR, PROGRAM_TEAM. The score counts in aggregates only.
  words_visible_to varchar(12) not null,
  answered_at timestamp(6) not null,
  changed_at timestamp(6) not null,
  primary key (id),
  unique key check_in_answer_once (check_in_id),
  constraint check_in_answer_organization foreign key (organization_id) references organization (id),
  constraint check_in_answer_check_in foreign key (check_in_id) references check_in (id),
  constraint check_in_answer_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table meeting (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  proposed_by bigint not null,
  starts_at timestamp(6) not null,
  minutes smallint not null,
  topic varchar(500) null,
  state varchar(12) not null,
  -- Counts every change of time: a card that shows an older one is stale.
  version int not null default 1,
  remind_at timestamp(6) null,
  ask_at timestamp(6) null,
  created_at timestamp(6) not null,
  primary key (id),
  key meeting_pair (pair_id, starts_at),
  key meeting_remind (remind_at),
  key meeting_ask (ask_at),
  constraint meeting_organization foreign key (organization_id) references organization (id),
  constraint meeting_pair foreign key (pair_id) references pair (id),
  constraint meeting_proposed_by foreign key (proposed_by) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table meeting_reflection (
  id bigint not null auto_increment,
  organization_id bigint not null,
  meeting_id bigint not null,
  person_id bigint not null,
  happened varchar(10) not null,
  worked varchar(3000) null,
  did_not_work varchar(3000) null,
  next_step varchar(500) null,
  answered_at timestamp(6) not null,
  changed_at timestamp(6) not null,
  primary key (id),
  unique key meeting_reflection_once (meeting_id, person_id),
  constraint meeting_reflection_organization foreign key (organization_id) references organization (id),
  constraint meeting_reflection_meeting foreign key (meeting_id) references meeting (id),
  constraint meeting_reflection_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- One a program and week.
create table digest (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  week date not null,
  composed_at timestamp(6) not null,
  primary key (id),
  unique key digest_once (program_id, week),
  constraint digest_organization foreign key (organization_id) references organization (id),
  constraint digest_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Messages intended, until well after they were delivered.
create table outbox (
  id bigint not null auto_increment,
  organization_id bigint not null,
  business_key varchar(150) not null,
  kind varchar(60) not null,
  urgency varchar(12) not null,
  urgency_rank tinyint not null,
  target varchar(12) not null,
  person_id bigint null,
  channel_id bigint null,
  workspace_id bigint null,
  -- The conversation or message that the target names, in the platform's keys.
  platform varchar(20) null,
  workspace varchar(120) null,
  conversation varchar(500) null,
  message varchar(200) null,
  card mediumtext not null,
  state varchar(12) not null,
  due_at timestamp(6) not null,
  expires_at timestamp(6) null,
  attempts smallint not null default 0,
  -- Why it waits, is blocked or was dropped; a reason's name, never people's words.
  why varchar(300) null,
  claimed_by varchar(60) null,
  claimed_until timestamp(6) null,
  -- Since when the platform is being called under this claim; null: it has not been called.
  sending_at timestamp(6) null,
  delivered_at timestamp(6) null,
  created_at timestamp(6) not null,
  primary key (id),
  unique key outbox_business_key (organization_id, business_key),
  key outbox_due (state, urgency_rank, due_at),
  key outbox_attention (person_id, urgency, delivered_at),
  key outbox_age (state, delivered_at),
  constraint outbox_organization foreign key (organization_id) references organization (id),
  constraint outbox_person foreign key (person_id) references person (id),
  constraint outbox_channel foreign key (channel_id) references channel (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Inbound events that were taken in, with what was answered.
create table processed_event (
  event_key varchar(180) not null,
  organization_id bigint not null,
  answer mediumtext null,
  received_at timestamp(6) not null,
  primary key (event_key),
  key processed_event_age (received_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Who did what to whom, through which door. Only ever inserted into.
create table audit_entry (
  id bigint not null auto_increment,
  organization_id bigint not null,
  at timestamp(6) not null,
  actor_id bigint null,
  door varchar(20) not null,
  act varchar(80) not null,
  subject varchar(190) null,
  outcome varchar(10) not null,
  primary key (id),
  key audit_entry_when (organization_id, at),
  constraint audit_entry_organization foreign key (organization_id) references organization (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;
