package dev.trellis.agreement;

import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.program.Template;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The draft as both read it, what is said of one that nobody touched, of a signature, and when it is looked at again. */
@Singleton
class AgreementPreview implements Previewed {
    @Override
    public int place() {
        return 15;
    }

    @Override
    public List<Sample> samples(Turn turn, Program program) {
        Person me = turn.actor().person();
        Pair nobody = new Pair(
                0,
                program.organizationId(),
                program.id(),
                null,
                me.id(),
                0,
                Pair.State.ACTIVE,
                turn.now(),
                null,
                1,
                null);
        Two two = new Two(nobody, me, me);
        LocalDate revisit = turn.now().atZone(turn.zone()).toLocalDate().plus(Revisits.USUALLY);
        Agreement agreement = new Agreement(
                0,
                program.organizationId(),
                0,
                program.from().orElse(Template.PEER_ONBOARDING).tag(),
                Agreement.EDITION,
                1,
                1,
                turn.now(),
                revisit,
                turn.now());
        return List.of(
                sample("draft", AgreementCards.agreement(two, draft(agreement))),
                sample("drafted", RevisitCards.drafted(two)),
                sample("signed", AgreementCards.otherSigned(two, agreement, false)),
                sample("in-force", AgreementCards.otherSigned(two, agreement, true)),
                sample("revisit", RevisitCards.question(two, agreement, false)),
                sample("revisit-again", RevisitCards.question(two, agreement, true)));
    }

    private static AgreementCards.Standing draft(Agreement agreement) {
        Agreement drafted = new Agreement(
                0,
                agreement.organizationId(),
                0,
                agreement.template(),
                agreement.edition(),
                1,
                null,
                null,
                null,
                agreement.draftedAt());
        AgreementVersion first =
                new AgreementVersion(0, agreement.organizationId(), 0, 1, null, agreement.draftedAt(), null);
        return new AgreementCards.Standing(new WrittenAgreement(drafted, first, Map.of()), Map.of(), false, null);
    }

    private static Sample sample(String when, Card card) {
        return new Sample(Text.of("agreement.preview." + when), card);
    }
}
