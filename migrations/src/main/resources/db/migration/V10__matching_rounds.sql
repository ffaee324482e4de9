-- Rounds of matching (C1 to C3): what a program matches by, who is ruled out or required, and what was proposed, changed and announced.

-- What a program matches by; a program without a row matches as usual.
create table match_settings (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  -- How much each part counts: EXPERTISE 35,GOALS 20
  weights varchar(300) not null,
  -- The rules that hold, joined by commas.
  rules varchar(200) not null,
  -- Working hours that two have in common at least, in minutes a week.
  least_minutes smallint not null,
  -- By how much the total may fall to lift the weakest pair, in thousandths.
  tolerance smallint not null,
  primary key (id),
  unique key match_settings_once (program_id),
  constraint match_settings_organization foreign key (organization_id) references organization (id),
  constraint match_settings_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What an admin decided about two people of a program.
create table match_ruling (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  -- FORBIDDEN (either way round) or REQUIRED
  kind varchar(10) not null,
  mentor_id bigint not null,
  mentee_id bigint not null,
  decided_by bigint null,
  decided_at timestamp(6) not null,
  primary key (id),
  unique key match_ruling_once (program_id, kind, mentor_id, mentee_id),
  constraint match_ruling_organization foreign key (organization_id) references organization (id),
  constraint match_ruling_program foreign key (program_id) references program (id),
  constraint match_ruling_mentor foreign key (mentor_id) references person (id),
  constraint match_ruling_mentee foreign key (mentee_id) references person (id),
  constraint match_ruling_decided_by foreign key (decided_by) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Whom somebody does not want to be paired with, in any program. Nobody but the person reads it.
create table match_never (
  id bigint not null auto_increment,
  organization_id bigint not null,
  person_id bigint not null,
  other_id bigint not null,
  said_at timestamp(6) not null,
  primary key (id),
  unique key match_never_once (person_id, other_id),
  constraint match_never_organization foreign key (organization_id) references organization (id),
  constraint match_never_person foreign key (person_id) references person (id),
  constraint match_never_other foreign key (other_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table match_round (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  -- Null: everybody who waits in the program.
  cohort_id bigint null,
  -- QUEUED, COMPUTING, PROPOSED, ANNOUNCING, ANNOUNCED, DISCARDED
  state varchar(10) not null,
  -- 1 until it is announced or discarded, then null: a program has one open round.
  open tinyint null,
  -- One more with every change: a card that shows an older one says so.
  version int not null default 0,
  -- 0 to 100, of what is being done.
  progress tinyint not null default 0,
  -- How often the work was begun; whoever began it earlier has no say any more.
  attempts smallint not null default 0,
  -- 1: pairs that are proposed already stay, only the others are matched.
  keeps tinyint not null default 0,
  -- When it is worked at next, or the lease of who works at it ends; null: nothing is to be done.
  due_at timestamp(6) null,
  mentees int not null default 0,
  mentors int not null default 0,
  started_by bigint null,
  started_at timestamp(6) not null,
  computed_at timestamp(6) null,
  announced_at timestamp(6) null,
  -- What came of it in numbers, as JSON; names nobody.
  outcome text null,
  primary key (id),
  unique key match_round_open (program_id, open),
  key match_round_due (due_at),
  constraint match_round_organization foreign key (organization_id) references organization (id),
  constraint match_round_program foreign key (program_id) references program (id),
  constraint match_round_cohort foreign key (cohort_id) references cohort (id),
  constraint match_round_started_by foreign key (started_by) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A mentee of a round: with whom, or why with nobody.
create table match_proposal (
  id bigint not null auto_increment,
  organization_id bigint not null,
  round_id bigint not null,
  mentee_id bigint not null,
  mentor_id bigint null,
  -- 0 to 1000
  score smallint null,
  -- 1: an admin wants it so.
  locked tinyint not null default 0,
  -- PROPOSED, WAITING, PAIRED, OUT (taken out before it was announced)
  state varchar(8) not null,
  -- Of somebody who waits: NO_PLACES, RULED_OUT, BOTTLENECK; of one taken out: why.
  why varchar(20) null,
  -- Which bottleneck of the round they are in.
  bottleneck smallint null,
  -- How many mentors each rule leaves out: SAME_TEAM 3,NO_SHARED_LANGUAGE 1
  ruled_out varchar(300) null,
  pair_id bigint null,
  -- Whether somebody who waits was told.
  told tinyint not null default 0,
  primary key (id),
  unique key match_proposal_once (round_id, mentee_id),
  key match_proposal_state (round_id, state, score),
  key match_proposal_mentee (mentee_id),
  key match_proposal_mentor (mentor_id),
  constraint match_proposal_organization foreign key (organization_id) references organization (id),
  constraint match_proposal_round foreign key (round_id) references match_round (id),
  constraint match_proposal_mentee foreign key (mentee_id) references person (id),
  constraint match_proposal_mentor foreign key (mentor_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Some of the mentors that too many people have nobody else than.
create table match_bottleneck (
  id bigint not null auto_increment,
  organization_id bigint not null,
  round_id bigint not null,
  number smallint not null,
  mentor_id bigint not null,
  primary key (id),
  key match_bottleneck_round (round_id, number),
  constraint match_bottleneck_organization foreign key (organization_id) references organization (id),
  constraint match_bottleneck_round foreign key (round_id) references match_round (id),
  constraint match_bottleneck_mentor foreign key (mentor_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What admins changed in a round, newest version last.
create table match_change (
  id bigint not null auto_increment,
  organization_id bigint not null,
  round_id bigint not null,
  -- The round's version that it led to.
  version int not null,
  -- LOCK, UNLOCK, FORBID, SWAP, AGAIN, LATE, UNDO, OUT
  kind varchar(8) not null,
  actor_id bigint null,
  mentee_id bigint null,
  mentor_id bigint null,
  -- The ruling that came with it and goes with its undoing.
  ruling_id bigint null,
  changed_at timestamp(6) not null,
  -- The proposals that it changed, as they were before, as JSON; null: it cannot be undone.
  before_it mediumtext null,
  primary key (id),
  unique key match_change_version (round_id, version),
  constraint match_change_organization foreign key (organization_id) references organization (id),
  constraint match_change_round foreign key (round_id) references match_round (id),
  constraint match_change_actor foreign key (actor_id) references person (id),
  constraint match_change_mentee foreign key (mentee_id) references person (id),
  constraint match_change_mentor foreign key (mentor_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;
