-- Sign-up (B1, B2): whether a program's mentors need an admin's yes, and when somebody is reminded of questions that are still open.

-- What admins decided about signing up for a program; a program without a row is as the defaults say.
create table sign_up_rule (
  id bigint not null auto_increment,
  organization_id bigint not null,
  program_id bigint not null,
  -- Whether a mentor's application waits for an admin.
  approve_mentors boolean not null default true,
  primary key (id),
  unique key sign_up_rule_once (program_id),
  constraint sign_up_rule_organization foreign key (organization_id) references organization (id),
  constraint sign_up_rule_program foreign key (program_id) references program (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

alter table intake
  -- Which steps are done, one bit each: which ones there are depends on the sides that somebody is on.
  modify column steps smallint not null default 0,
  -- When they are reminded next; null: never.
  add column remind_at timestamp(6) null,
  add column reminded tinyint not null default 0,
  add key intake_remind (remind_at);
