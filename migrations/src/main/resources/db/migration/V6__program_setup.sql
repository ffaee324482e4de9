-- What a program is set up with: what it was begun from, what it is for, the charter that people accept, cohorts, and what is different for
-- some of its people.

alter table program
  -- The name of a template; its texts stand where the program has no words of its own. Null: begun before there were templates.
  add column template varchar(30) null,
  add column metrics varchar(1000) null,
  add column strategy varchar(500) null,
  -- How many mentees one mentor has at most.
  add column capacity tinyint not null default 2,
  -- Days on which nobody is asked anything, as 2026-12-25, joined by commas.
  add column holidays varchar(1500) not null default '';

-- One row for every version; none is ever changed.
create table charter (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  version int not null,
  -- Whose texts stand where this version has no words of its own, and in which edition: what was accepted is never worded anew.
  template varchar(30) not null,
  edition smallint not null,
  written_by bigint null,
  written_at timestamp(6) not null,
  primary key (id),
  unique key charter_version (program_id, version),
  constraint charter_organization foreign key (organization_id) references organization (id),
  constraint charter_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A part of a charter that admins worded themselves.
create table charter_section (
  id bigint not null auto_increment,
  organization_id bigint not null,
  charter_id bigint not null,
  section varchar(20) not null,
  words text not null,
  primary key (id),
  unique key charter_section_once (charter_id, section),
  constraint charter_section_organization foreign key (organization_id) references organization (id),
  constraint charter_section_charter foreign key (charter_id) references charter (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table charter_acceptance (
  id bigint not null auto_increment,
  organization_id bigint not null,
  charter_id bigint not null,
  person_id bigint not null,
  accepted_at timestamp(6) not null,
  primary key (id),
  unique key charter_acceptance_once (charter_id, person_id),
  key charter_acceptance_person (person_id),
  constraint charter_acceptance_organization foreign key (organization_id) references organization (id),
  constraint charter_acceptance_charter foreign key (charter_id) references charter (id),
  constraint charter_acceptance_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What is different for people of a region, a function or a language. An empty text: whichever.
create table variant (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  region varchar(60) not null,
  job_function varchar(60) not null,
  language varchar(8) not null,
  -- Null: as for everybody else.
  check_in_cadence varchar(300) null,
  purpose text null,
  holidays varchar(1500) null,
  primary key (id),
  unique key variant_once (program_id, region, job_function, language),
  constraint variant_organization foreign key (organization_id) references organization (id),
  constraint variant_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Where somebody works, as far as variants ask for it.
create table workplace (
  id bigint not null auto_increment,
  organization_id bigint not null,
  person_id bigint not null,
  region varchar(60) not null,
  job_function varchar(60) not null,
  primary key (id),
  unique key workplace_person (person_id),
  constraint workplace_organization foreign key (organization_id) references organization (id),
  constraint workplace_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Programs that are there already get the first version of a charter, to be accepted or changed.
insert into charter (organization_id, program_id, version, template, edition, written_by, written_at)
select organization_id, id, 1, 'peer-onboarding', 1, created_by, created_at from program;
