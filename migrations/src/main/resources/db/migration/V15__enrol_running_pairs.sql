-- Whoever is in a pair is in its program (B1). Pairs from before there were enrolments get theirs; where somebody stands already stays.
-- They know their way about, so nobody shows them around.
insert ignore into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at, onboarded_at)
select organization_id, program_id, mentor_id, 'MENTOR', 'ENROLLED', min(started_at), min(started_at), min(started_at)
from pair where together = 1 group by organization_id, program_id, mentor_id;

insert ignore into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at, onboarded_at)
select organization_id, program_id, mentee_id, 'MENTEE', 'ENROLLED', min(started_at), min(started_at), min(started_at)
from pair where together = 1 group by organization_id, program_id, mentee_id;
