-- The quiet protocol per program and person (A3): how many messages a week Trellis sends of its own accord, at most.
alter table program
  add column weekly_messages tinyint not null default 3;

alter table person
  -- Null: as the programs have it that the person takes part in.
  add column weekly_messages tinyint null;

-- What comes beside the check-ins (A4), each a named cadence, an RRULE, or off: not at all, which it is where a program is there already.
alter table program
  -- An hour for the bigger picture.
  add column deep_dive_cadence varchar(300) not null default 'off',
  -- A look back at three months.
  add column review_cadence varchar(300) not null default 'off';

-- One row for each kind and each of the two who is asked; its rule may be off, too.
alter table cadence
  -- When it was asked last; null: never, or before there was this column.
  add column asked_at timestamp(6) null,
  add key cadence_kind_due (kind, next_due_at);
