-- People come into programs by a file (B1, I4); they find things to read (B4), and are shown around in small steps (B3).

-- One file of an admin: from the key of its page to its report.
create table roster_import (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  -- Null: they were forgotten since.
  asked_by bigint null,
  -- Of the page's key and of the report's; the keys themselves are nowhere.
  key_hash varchar(64) not null,
  report_hash varchar(64) null,
  -- OFFERED, READING (who is meant), CHECKING (who reports to whom), APPLYING, DONE
  state varchar(10) not null,
  -- Until when a file can be brought.
  expires_at timestamp(6) not null,
  uploaded_at timestamp(6) null,
  -- Whether people are enrolled at once, and not invited first.
  at_once boolean not null default false,
  -- Of the admin's browser.
  language varchar(8) null,
  -- What was brought, sealed.
  file longtext null,
  line_count int not null default 0,
  -- The last line that this state is done with.
  done_to int not null default 0,
  added int not null default 0,
  changed int not null default 0,
  same int not null default 0,
  gone int not null default 0,
  bad int not null default 0,
  -- When it is worked on next; null: there is nothing to do.
  due_at timestamp(6) null,
  -- When it and its rows are deleted.
  keep_until timestamp(6) not null,
  primary key (id),
  unique key roster_import_key (key_hash),
  unique key roster_import_report (report_hash),
  key roster_import_due (due_at),
  key roster_import_program (program_id, due_at),
  key roster_import_kept (keep_until),
  key roster_import_asked_by (asked_by),
  constraint roster_import_organization foreign key (organization_id) references organization (id),
  constraint roster_import_program foreign key (program_id) references program (id),
  constraint roster_import_asked_by foreign key (asked_by) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A line of such a file: whom it means and what became of it. What it says stays in the file.
create table roster_row (
  id bigint not null auto_increment,
  organization_id bigint not null,
  import_id bigint not null,
  line int not null,
  person_id bigint null,
  side varchar(8) null,
  manager_id bigint null,
  -- Why it was not taken, in which column, and which other line it is about; null: it was, or will be.
  problem varchar(20) null,
  about varchar(12) null,
  other_line int null,
  -- ADDED, CHANGED, SAME, GONE; null: not yet
  outcome varchar(8) null,
  primary key (id),
  unique key roster_row_line (import_id, line),
  key roster_row_person (person_id, import_id),
  key roster_row_manager (manager_id),
  constraint roster_row_organization foreign key (organization_id) references organization (id),
  constraint roster_row_import foreign key (import_id) references roster_import (id),
  constraint roster_row_person foreign key (person_id) references person (id),
  constraint roster_row_manager foreign key (manager_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What an organization added to the library. What comes with Trellis is in its jar.
create table library_article (
  id bigint not null auto_increment,
  organization_id bigint not null,
  -- FORM: an admin wrote it in the chat; FOLDER: a file on the server
  origin varchar(8) not null,
  -- Of the file, in its folder; of the others their own id.
  path varchar(200) not null,
  language varchar(8) not null,
  -- ALL, MENTORS, MENTEES
  audience varchar(8) not null,
  title varchar(150) not null,
  -- Joined by commas.
  tags varchar(300) not null default '',
  -- Markdown, sealed.
  body mediumtext not null,
  -- Of the whole file: whether it has changed.
  digest varchar(64) not null default '',
  written_by bigint null,
  changed_at timestamp(6) not null,
  primary key (id),
  unique key library_article_path (organization_id, origin, path),
  key library_article_author (written_by),
  constraint library_article_organization foreign key (organization_id) references organization (id),
  constraint library_article_author foreign key (written_by) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- How far somebody was shown around, on one side of a program.
create table onboarding (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  person_id bigint not null,
  side varchar(8) not null,
  began_at timestamp(6) not null,
  -- How many steps were sent, and which of them are done: bit 0 is the first one.
  sent tinyint not null default 0,
  done tinyint not null default 0,
  -- When the next step is said; null: never, unless they go on.
  due_at timestamp(6) null,
  skipped_at timestamp(6) null,
  primary key (id),
  unique key onboarding_once (program_id, person_id, side),
  key onboarding_person (person_id),
  key onboarding_due (due_at),
  constraint onboarding_organization foreign key (organization_id) references organization (id),
  constraint onboarding_program foreign key (program_id) references program (id),
  constraint onboarding_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

alter table enrolment
  -- When showing them around began; whoever is enrolled and has none is next.
  add column onboarded_at timestamp(6) null,
  add key enrolment_onboarding (state, onboarded_at);
