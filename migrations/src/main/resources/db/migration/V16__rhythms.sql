-- The quiet protocol per program and person (A3): how many messages a week Trellis sends of its own accord, at most.
alter table program
  add column weekly_messages tinyint not null default 3;

alter table person
  -- Null: as the programs have it that the person takes part in.
  add column weekly_messages tinyint null;
