-- What becomes of a pair: the chemistry check after the first meetings (C4), a good end, and going on with another mentor (C5).

-- What a program decides about the chemistry check.
create table trial_setting (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  -- How long after a pair began both are asked at the latest; 0: nobody is asked.
  weeks tinyint not null,
  primary key (id),
  unique key trial_setting_program (program_id),
  constraint trial_setting_organization foreign key (organization_id) references organization (id),
  constraint trial_setting_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

insert into trial_setting (organization_id, program_id, weeks) select organization_id, id, 4 from program;

-- What one of a pair is asked, and says; theirs, and the admins'.
create table trial (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  person_id bigint not null,
  -- AHEAD, ASKED, ANSWERED, CLOSED (the pair ended)
  state varchar(10) not null,
  -- How often they were asked; 0: not yet.
  asking tinyint not null default 0,
  reminded boolean not null default false,
  asked_at timestamp(6) null,
  -- GOOD_FIT, STILL_DECIDING, NOT_A_FIT
  answer varchar(16) null,
  answered_at timestamp(6) null,
  -- TIMES, GOALS, STYLE, UNSAID; null: nothing was chosen.
  reason varchar(10) null,
  -- When they let the admins know; null: they have not.
  told_at timestamp(6) null,
  -- When it is looked at next; null: never.
  due_at timestamp(6) null,
  primary key (id),
  unique key trial_once (pair_id, person_id),
  key trial_person (person_id),
  key trial_due (due_at),
  constraint trial_organization foreign key (organization_id) references organization (id),
  constraint trial_pair foreign key (pair_id) references pair (id),
  constraint trial_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A pair that the admins are to look at, because one of the two said that it is not a fit.
create table trial_case (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  -- OPEN, SNOOZED, KEPT, REPAIRED, ENDED (in another way)
  state varchar(10) not null,
  -- Counts how often the admins were told: each time is a message of its own.
  telling int not null,
  decided_by bigint null,
  -- When the admins are told again; null: never.
  due_at timestamp(6) null,
  primary key (id),
  unique key trial_case_pair (pair_id),
  key trial_case_due (due_at),
  constraint trial_case_organization foreign key (organization_id) references organization (id),
  constraint trial_case_pair foreign key (pair_id) references pair (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A pair that comes to a good end.
create table ending (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  -- Who asked for it; null: its cohort is over.
  begun_by bigint null,
  -- GOALS_REACHED, TIME_OVER, CIRCUMSTANCES, COHORT_OVER
  why varchar(16) not null,
  -- RUNNING, DONE, UNDONE, OVERTAKEN (the pair ended in another way)
  state varchar(10) not null,
  -- 1 while it is running, else null: a pair has one at a time.
  running tinyint null,
  begun_at timestamp(6) not null,
  ends_at timestamp(6) not null,
  extended boolean not null default false,
  due_at timestamp(6) null,
  primary key (id),
  unique key ending_running (pair_id, running),
  key ending_due (due_at),
  constraint ending_organization foreign key (organization_id) references organization (id),
  constraint ending_pair foreign key (pair_id) references pair (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What one of a pair says at its end.
create table farewell (
  id bigint not null auto_increment,
  organization_id bigint not null,
  ending_id bigint not null,
  person_id bigint not null,
  -- To the partner, sealed.
  thanks text null,
  lessons text null,
  -- Who may read the lessons: ME, PAIR, PROGRAM_TEAM.
  lessons_visible_to varchar(12) not null,
  -- For its author only, sealed.
  reflection text null,
  said_at timestamp(6) not null,
  changed_at timestamp(6) not null,
  primary key (id),
  unique key farewell_once (ending_id, person_id),
  key farewell_person (person_id),
  constraint farewell_organization foreign key (organization_id) references organization (id),
  constraint farewell_ending foreign key (ending_id) references ending (id),
  constraint farewell_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A mentee who is to go on with another mentor.
create table handover (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  new_mentor_id bigint not null,
  asked_by bigint not null,
  -- ASKED_MENTEE, ASKED_MENTOR, DONE, DECLINED, WITHDRAWN, TIMED_OUT, OVERTAKEN
  state varchar(14) not null,
  running tinyint null,
  -- What the mentee lets the new mentor read: kinds, joined by commas.
  passes varchar(80) not null default '',
  asked_at timestamp(6) not null,
  -- When it is over if nobody says anything; null: it is over.
  due_at timestamp(6) null,
  primary key (id),
  unique key handover_running (pair_id, running),
  key handover_due (due_at),
  key handover_new_mentor (new_mentor_id),
  key handover_asked_by (asked_by),
  constraint handover_organization foreign key (organization_id) references organization (id),
  constraint handover_pair foreign key (pair_id) references pair (id),
  constraint handover_new_mentor foreign key (new_mentor_id) references person (id),
  constraint handover_asked_by foreign key (asked_by) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

alter table pair
  -- The pairs of a cohort that is over are found without looking at those that ended before.
  add key pair_cohort_together (cohort_id, together);
alter table cohort
  add key cohort_ends (ends_on);
