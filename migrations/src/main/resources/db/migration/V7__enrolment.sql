-- Who is in a program, as what, and where they stand (B1, B2); what they said about themselves; where they stand in the house.

-- One row for a person, a program and a side; whoever comes back has the same row.
create table enrolment (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  cohort_id bigint null,
  person_id bigint not null,
  -- MENTOR or MENTEE
  side varchar(8) not null,
  -- INVITED, APPLIED (waits for an admin), ENROLLED (may be matched), DECLINED, LEFT
  state varchar(10) not null,
  -- How many mentees this mentor takes at most; null: as many as the program allows.
  own_limit tinyint null,
  -- Why an admin declined, sealed; the person reads it.
  reason text null,
  decided_by bigint null,
  -- When the state began.
  since timestamp(6) not null,
  -- When they were enrolled: how long somebody waits is counted from here.
  enrolled_at timestamp(6) null,
  primary key (id),
  unique key enrolment_once (program_id, person_id, side),
  key enrolment_side (program_id, side, state),
  key enrolment_person (person_id, state),
  constraint enrolment_organization foreign key (organization_id) references organization (id),
  constraint enrolment_program foreign key (program_id) references program (id),
  constraint enrolment_cohort foreign key (cohort_id) references cohort (id),
  constraint enrolment_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- The intake survey: one for a person and a program, whichever sides they are on.
create table intake (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  person_id bigint not null,
  -- How many of its steps are done.
  steps tinyint not null default 0,
  completed_at timestamp(6) null,
  changed_at timestamp(6) not null,
  -- Tags and levels, as JSON; sealed.
  said text not null,
  -- Words, sealed: read by the person, and by whoever they are paired with.
  aspirations text null,
  barriers text null,
  -- Self-declared groups, sealed: read in aggregates of five or more only.
  declared text null,
  primary key (id),
  unique key intake_once (program_id, person_id),
  key intake_person (person_id),
  constraint intake_organization foreign key (organization_id) references organization (id),
  constraint intake_program foreign key (program_id) references program (id),
  constraint intake_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- The lists that a program asks from: its skill map, goals, strengths, interests, groups.
create table program_term (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  -- SKILL, GOAL, STRENGTH, INTEREST, GROUP
  kind varchar(10) not null,
  -- What rows and claims say: @listening is the template's, in each reader's language; everything else is the admins' own words.
  tag varchar(80) not null,
  place smallint not null,
  primary key (id),
  unique key program_term_once (program_id, kind, tag),
  constraint program_term_organization foreign key (organization_id) references organization (id),
  constraint program_term_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

alter table workplace
  add column team varchar(60) not null default '',
  add column department varchar(60) not null default '',
  -- Whom they report to.
  add column manager_id bigint null,
  add key workplace_manager (manager_id),
  add constraint workplace_manager foreign key (manager_id) references person (id);

alter table pair
  -- BY_AN_ADMIN, COMPLETED, NOT_A_FIT, HANDED_OVER, SOMEBODY_LEFT; null: not ended, or before reasons were kept.
  add column ended_why varchar(20) null;
