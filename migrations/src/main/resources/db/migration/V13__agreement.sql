-- The agreement that the two of a pair make with each other (D1), and when they look at it again (D2).

create table agreement (
  id bigint not null auto_increment,
  organization_id bigint not null,
  pair_id bigint not null,
  -- Whose texts stand where nobody worded a clause, and in which edition: what was signed is never worded anew.
  template varchar(30) not null,
  edition smallint not null,
  -- The newest version.
  version int not null,
  -- The version that both signed last; null: none yet.
  in_force int null,
  in_force_since timestamp(6) null,
  -- When both look at it again; null: nothing is in force yet.
  revisit_on date null,
  drafted_at timestamp(6) not null,
  primary key (id),
  unique key agreement_pair (pair_id),
  constraint agreement_organization foreign key (organization_id) references organization (id),
  constraint agreement_pair foreign key (pair_id) references pair (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- One row for every version; none is ever changed.
create table agreement_version (
  id bigint not null auto_increment,
  organization_id bigint not null,
  agreement_id bigint not null,
  version int not null,
  -- Null: the draft, from the program's charter and template.
  written_by bigint null,
  written_at timestamp(6) not null,
  -- When this version wants to be looked at again; null: eight weeks after both signed it.
  revisit_on date null,
  primary key (id),
  unique key agreement_version_once (agreement_id, version),
  key agreement_version_author (written_by),
  constraint agreement_version_organization foreign key (organization_id) references organization (id),
  constraint agreement_version_agreement foreign key (agreement_id) references agreement (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- A clause of a version that somebody worded.
create table agreement_clause (
  id bigint not null auto_increment,
  organization_id bigint not null,
  version_id bigint not null,
  clause varchar(20) not null,
  -- Sealed; only the two read them. Null: they are not kept any more.
  words text null,
  -- Who worded it, be it in an earlier version; null: the admins, in the charter.
  written_by bigint null,
  primary key (id),
  unique key agreement_clause_once (version_id, clause),
  key agreement_clause_author (written_by),
  constraint agreement_clause_organization foreign key (organization_id) references organization (id),
  constraint agreement_clause_version foreign key (version_id) references agreement_version (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

create table agreement_signature (
  id bigint not null auto_increment,
  organization_id bigint not null,
  agreement_id bigint not null,
  version int not null,
  person_id bigint not null,
  signed_at timestamp(6) not null,
  primary key (id),
  unique key agreement_signature_once (agreement_id, version, person_id),
  key agreement_signature_person (person_id),
  constraint agreement_signature_organization foreign key (organization_id) references organization (id),
  constraint agreement_signature_agreement foreign key (agreement_id) references agreement (id),
  constraint agreement_signature_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- What one of the two began to change and has not saved as a version. Only its author sees it.
create table agreement_edit (
  id bigint not null auto_increment,
  organization_id bigint not null,
  agreement_id bigint not null,
  person_id bigint not null,
  base_version int not null,
  -- How many of the form's steps are done.
  steps tinyint not null,
  -- The clauses that were changed, as JSON; sealed.
  words text not null,
  changed_at timestamp(6) not null,
  primary key (id),
  unique key agreement_edit_once (agreement_id, person_id),
  key agreement_edit_person (person_id),
  constraint agreement_edit_organization foreign key (organization_id) references organization (id),
  constraint agreement_edit_agreement foreign key (agreement_id) references agreement (id),
  constraint agreement_edit_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Each of the two, and what Trellis means to ask them next.
create table agreement_party (
  id bigint not null auto_increment,
  organization_id bigint not null,
  agreement_id bigint not null,
  person_id bigint not null,
  -- The newest version that they have read.
  seen_version int not null,
  -- DRAFTED, REVISIT, REMINDER; null: nothing is due.
  due varchar(10) null,
  due_at timestamp(6) null,
  -- When they said that all of it is still right, this time; null: not yet.
  still_right_at timestamp(6) null,
  primary key (id),
  unique key agreement_party_once (agreement_id, person_id),
  key agreement_party_due (due_at),
  key agreement_party_person (person_id),
  constraint agreement_party_organization foreign key (organization_id) references organization (id),
  constraint agreement_party_agreement foreign key (agreement_id) references agreement (id),
  constraint agreement_party_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;
