package dev.trellis.enrolment;

import dev.trellis.secrecy.PrivateWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of wanting somebody in a program, or out of it: one for each person. */
public sealed interface Outcome {
    /** Was asked now, and gets one message. */
    record Invited() implements Outcome {}

    /** Said yes now, or before, and is not in yet: questions are open, or an admin is asked. */
    record Applied(Enrolment enrolment, boolean waitsForAnAdmin) implements Outcome {}

    /** Is in from now on. */
    record Enrolled(Enrolment enrolment) implements Outcome {}

    /** Is out from now on; whoever comes back within a week has lost nothing. */
    record Left(Enrolment enrolment) implements Outcome {}

    /** Was declined now. */
    record Declined(Enrolment enrolment) implements Outcome {}

    /** Was asked before and has not said anything yet. Nothing was changed. */
    record WasInvited(Instant since) implements Outcome {}

    /** Has said yes and is not in yet. Nothing was changed. */
    record HasApplied(Instant since) implements Outcome {}

    /** Is in already. Nothing was changed. */
    record IsIn(Instant since) implements Outcome {}

    /** An admin declined. Nothing was changed. */
    record WasDeclined(
            Instant since, @Nullable Long by, @Nullable PrivateWords why) implements Outcome {}

    /** Has left or said no, and can come back by themselves; nobody else brings them back. Nothing was changed. */
    record HasLeft(Instant since) implements Outcome {}

    /** Was never in it. Nothing was changed. */
    record WasNotIn() implements Outcome {}

    /** The charter that holds now has not been accepted yet. Nothing was changed. */
    record CharterFirst() implements Outcome {}

    /** Nobody of this organization, or nobody who is here any more. Nothing was changed. */
    record NotThere() implements Outcome {}
}
