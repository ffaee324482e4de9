package dev.trellis.enrolment;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.person.TurnedAway;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Which programs somebody was asked to join, and what became of it. */
@Singleton
class EnrolmentData implements PersonalData, TurnedAway {
    private final Enrolments enrolments;
    private final Applications applications;
    private final Programs programs;
    private final Sql sql;

    EnrolmentData(Enrolments enrolments, Applications applications, Programs programs, Sql sql) {
        this.enrolments = enrolments;
        this.applications = applications;
        this.programs = programs;
        this.sql = sql;
    }

    @Override
    public String section() {
        return "enrolments";
    }

    @Override
    public int place() {
        return 16;
    }

    @Override
    public List<Item> of(Person person) {
        return enrolments.findByOrganizationIdAndPersonIdOrderById(person.organizationId(), person.id()).stream()
                .map(enrolment -> Item.of(
                        "program",
                        programs.findByIdAndOrganizationId(enrolment.programId(), enrolment.organizationId())
                                .map(Program::name)
                                .orElse("?"),
                        "you-are",
                        Text.of("enrolment.side." + enrolment.side().tag()),
                        "state",
                        Text.of("enrolment.state." + enrolment.state().tag()),
                        "since",
                        enrolment.since(),
                        "mentees",
                        enrolment.ownLimit(),
                        "reason",
                        PrivateWords.text(enrolment.reason())))
                .toList();
    }

    @Override
    public void turnedAway(long organization, long person, Instant now) {
        enrolments
                .findByOrganizationIdAndPersonIdOrderById(organization, person)
                .forEach(applications::withdraw);
        sql.update("delete from enrolment where organization_id = ? and person_id = ?", organization, person);
    }

    @Override
    public void erase(Person person, Instant now) {
        turnedAway(person.organizationId(), person.id(), now);
        sql.update(
                "update enrolment set decided_by = null where organization_id = ? and decided_by = ?",
                person.organizationId(),
                person.id());
    }
}
