-- Whoever is forgotten or joined with another account is looked for in these columns.
alter table enrolment add key enrolment_decided_by (decided_by);

alter table ending add key ending_begun_by (begun_by);

alter table trial_case add key trial_case_decided_by (decided_by);
