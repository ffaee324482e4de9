package dev.trellis.enrolment;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Beginning;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** What admins decided about signing up for a program. A copy of a program has its rules. */
@Singleton
class SignUpRules implements Beginning {
    private final Sql sql;

    SignUpRules(Sql sql) {
        this.sql = sql;
    }

    /** Whether a mentor's application waits for an admin (B2): yes, unless an admin said otherwise. */
    @Transactional
    boolean approveMentors(Program program) {
        return sql.one(
                        "select approve_mentors from sign_up_rule where organization_id = ? and program_id = ?",
                        row -> row.getBoolean("approve_mentors"),
                        program.organizationId(),
                        program.id())
                .orElse(true);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void approveMentors(Program program, boolean approve) {
        sql.update("""
                insert into sign_up_rule (organization_id, program_id, approve_mentors) values (?, ?, ?)
                on duplicate key update approve_mentors = values(approve_mentors)
                """, program.organizationId(), program.id(), approve);
    }

    @Override
    public void duplicated(Turn turn, Program from, Program program) {
        if (!approveMentors(from)) {
            approveMentors(program, false);
        }
    }
}
