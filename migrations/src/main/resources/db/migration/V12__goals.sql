-- Goals that people own, their milestones, what came of them (D3-D5), and the plan that people take with them (D7).

create table goal (
  id bigint not null auto_increment,
  organization_id bigint not null,
  -- Whose skill map its competencies are from; null: they take part in none.
  program_id bigint null,
  owner_id bigint not null,
  -- MENTOR or MENTEE: as which of the two they have set it.
  side varchar(8) not null,
  -- Who reads it beside its owner: the partner in this pair, while it goes on. Null: nobody.
  pair_id bigint null,
  -- What it is, how one sees that it is reached, and what its owner notes for themselves alone; sealed.
  title text not null,
  measure text null,
  notes text null,
  due_on date null,
  -- OPEN, REACHED, DROPPED
  state varchar(10) not null,
  created_at timestamp(6) not null,
  -- When anything about it was changed last: how long it is kept counts from here.
  touched_at timestamp(6) not null,
  primary key (id),
  key goal_owner (owner_id, state),
  key goal_pair (pair_id, state),
  key goal_touched (state, touched_at),
  constraint goal_organization foreign key (organization_id) references organization (id),
  constraint goal_program foreign key (program_id) references program (id),
  constraint goal_owner foreign key (owner_id) references person (id),
  constraint goal_pair foreign key (pair_id) references pair (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What a goal is about: competencies, and what comes of it.
create table goal_tag (
  id bigint not null auto_increment,
  organization_id bigint not null,
  goal_id bigint not null,
  -- COMPETENCY or OUTCOME
  kind varchar(10) not null,
  tag varchar(80) not null,
  primary key (id),
  unique key goal_tag_once (goal_id, kind, tag),
  constraint goal_tag_organization foreign key (organization_id) references organization (id),
  constraint goal_tag_goal foreign key (goal_id) references goal (id) on delete cascade
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table milestone (
  id bigint not null auto_increment,
  organization_id bigint not null,
  goal_id bigint not null,
  -- Sealed.
  title text not null,
  due_on date null,
  -- OPEN, STARTED, HALF_WAY, STUCK, DONE, DROPPED
  state varchar(10) not null,
  -- Since when it is to be talked about at the next meeting; null: it is not.
  on_agenda_since timestamp(6) null,
  -- When it is looked at for a suggestion; null: never again.
  look_at timestamp(6) null,
  -- The date for which something was suggested: once for each.
  suggested_for date null,
  primary key (id),
  key milestone_goal (goal_id),
  key milestone_look (look_at),
  constraint milestone_organization foreign key (organization_id) references organization (id),
  constraint milestone_goal foreign key (goal_id) references goal (id) on delete cascade
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What was said about a milestone, one row for every tap. The newest one can be taken back, which gives back what was before.
create table milestone_progress (
  id bigint not null auto_increment,
  organization_id bigint not null,
  milestone_id bigint not null,
  -- STARTED, HALF_WAY, STUCK, DONE, MOVED, DROPPED
  step varchar(10) not null,
  was_state varchar(10) not null,
  was_due date null,
  -- What shows it, and how it was applied at work; sealed.
  evidence text null,
  applied text null,
  at timestamp(6) not null,
  primary key (id),
  key milestone_progress_milestone (milestone_id),
  constraint milestone_progress_organization foreign key (organization_id) references organization (id),
  constraint milestone_progress_milestone foreign key (milestone_id) references milestone (id) on delete cascade
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A partner was glad about it, once.
create table milestone_cheer (
  id bigint not null auto_increment,
  organization_id bigint not null,
  milestone_id bigint not null,
  person_id bigint not null,
  at timestamp(6) not null,
  primary key (id),
  unique key milestone_cheer_once (milestone_id, person_id),
  key milestone_cheer_person (person_id),
  constraint milestone_cheer_organization foreign key (organization_id) references organization (id),
  constraint milestone_cheer_milestone foreign key (milestone_id) references milestone (id) on delete cascade,
  constraint milestone_cheer_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Pages where people take something of their own: a copy of their data, or their plan.
alter table data_export
  add column kind varchar(20) not null default 'MY_DATA',
  -- What exactly was asked for, as the kind notes it.
  add column about varchar(500) null;
