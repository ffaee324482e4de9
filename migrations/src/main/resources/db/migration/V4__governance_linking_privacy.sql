-- Who may decide what, who did what, one person in several chats, and what people may ask of their own data.

-- Who gave the role; null for those given before this was kept.
alter table role_grant add column granted_by bigint null;

-- To whom it was done: one person, or the two of a pair.
alter table audit_entry
  add column whom_id bigint null,
  add column and_whom_id bigint null,
  add key audit_entry_latest (organization_id, id);

-- When this chat account was linked to a person known from another one; null: what they were first known by.
alter table chat_identity add column linked_at timestamp(6) null;

-- Since when nobody is behind this row any more: erased, or (joined_id) the same person as another row.
alter table person
  add column gone_at timestamp(6) null,
  add column joined_id bigint null,
  add key person_joined (joined_id);

-- A code that somebody asked for in one chat to type in another. Its hash only: a copy of the table links nobody.
create table link_code (
  id bigint not null auto_increment,
  organization_id bigint not null,
  person_id bigint not null,
  chat_identity_id bigint not null,
  code_hash varchar(64) not null,
  created_at timestamp(6) not null,
  expires_at timestamp(6) not null,
  -- The chat account it was typed in, until its owner has said that this is them.
  typed_by bigint null,
  -- When they have said so; then whoever asked for the code is asked, too.
  agreed_at timestamp(6) null,
  primary key (id),
  unique key link_code_hash (organization_id, code_hash),
  unique key link_code_person (person_id),
  key link_code_expires (expires_at),
  constraint link_code_organization foreign key (organization_id) references organization (id),
  constraint link_code_person foreign key (person_id) references person (id),
  constraint link_code_identity foreign key (chat_identity_id) references chat_identity (id),
  constraint link_code_typed_by foreign key (typed_by) references chat_identity (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Codes that were typed and fit nothing: who tries too often has to wait.
create table link_guess (
  id bigint not null auto_increment,
  organization_id bigint not null,
  chat_identity_id bigint not null,
  at timestamp(6) not null,
  primary key (id),
  key link_guess_identity (chat_identity_id, at),
  key link_guess_age (at),
  constraint link_guess_organization foreign key (organization_id) references organization (id),
  constraint link_guess_identity foreign key (chat_identity_id) references chat_identity (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Somebody asked to be forgotten; done when it is due, unless they think again.
create table erasure (
  id bigint not null auto_increment,
  organization_id bigint not null,
  person_id bigint not null,
  asked_at timestamp(6) not null,
  due_at timestamp(6) not null,
  primary key (id),
  unique key erasure_person (person_id),
  key erasure_due (due_at),
  constraint erasure_organization foreign key (organization_id) references organization (id),
  constraint erasure_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A page from which somebody may take a copy of their data, once. The key's hash only.
create table data_export (
  id bigint not null auto_increment,
  organization_id bigint not null,
  person_id bigint not null,
  key_hash varchar(64) not null,
  expires_at timestamp(6) not null,
  taken_at timestamp(6) null,
  primary key (id),
  unique key data_export_key (key_hash),
  key data_export_expires (expires_at),
  key data_export_person (person_id),
  constraint data_export_organization foreign key (organization_id) references organization (id),
  constraint data_export_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Whose event it was: its answer is theirs, and goes with them.
alter table processed_event
  add column person_id bigint null,
  add key processed_event_person (person_id);

-- Sealed words are longer than plain ones.
alter table check_in_answer modify column words text null;
alter table meeting_reflection
  modify column worked text null,
  modify column did_not_work text null,
  modify column next_step text null;
alter table meeting modify column topic text null;

-- When the words of an ended pair were deleted; null: not yet.
alter table pair
  add column words_gone_at timestamp(6) null,
  add key pair_words (words_gone_at, ended_at);

-- The first organization, which workspaces join that are not named as another's: 1 for one row, null for all others.
alter table organization
  add column home tinyint null,
  add unique key organization_home (home);
