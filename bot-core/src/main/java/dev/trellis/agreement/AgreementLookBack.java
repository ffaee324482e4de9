package dev.trellis.agreement;

import dev.trellis.conversation.message.Button;
import dev.trellis.rhythm.LookBack;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agreement in a review (A4): whether it still fits. “Still right” is offered where it is asked for anyway (D2). */
@Singleton
class AgreementLookBack implements LookBack {
    private final Agreements agreements;
    private final Revisits revisits;

    AgreementLookBack(Agreements agreements, Revisits revisits) {
        this.agreements = agreements;
        this.revisits = revisits;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public Map<Reviewed, Part> of(long organization, List<Reviewed> reviewed, Instant now) {
        Map<Long, Agreement> agreementOf = agreements
                .findByOrganizationIdAndPairIdIn(
                        organization,
                        reviewed.stream().map(one -> one.pair().id()).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Agreement::pairId, Function.identity()));
        Map<Reviewed, Part> parts = new HashMap<>();
        for (Reviewed one : reviewed) {
            Agreement agreement = agreementOf.get(one.pair().id());
            if (agreement != null) {
                parts.put(one, part(two(one), agreement, now));
            }
        }
        return parts;
    }

    private Part part(Two two, Agreement agreement, Instant now) {
        if (agreement.inForce() == null) {
            return new Part(Text.of("agreement.look-back-draft"), List.of(AgreementCards.read(two)));
        }
        // Where only one has signed the newest version, there is something else to say than that it is still right.
        return agreement.isInForce(agreement.version()) && revisits.isDue(agreement, two.me(), now)
                ? new Part(
                        Text.of("agreement.look-back-due"),
                        List.of(stillRight(two, agreement), change(two), AgreementCards.read(two)))
                : stands(two);
    }

    private static Part stands(Two two) {
        return new Part(Text.of("agreement.look-back"), List.of(AgreementCards.read(two), change(two)));
    }

    /** On a card that is about more than the agreement it says what it changes. */
    private static Button change(Two two) {
        return Button.opening(
                Text.of("agreement.button.change-agreement"),
                Button.Action.of("agreement.change", "pair", two.pair().id()));
    }

    /** Answered beneath the review, which is about more than the agreement. */
    private static Button stillRight(Two two, Agreement agreement) {
        return Button.doing(
                Text.of("agreement.button.still-right"),
                new Button.Action(
                        "agreement.still-right",
                        Map.of(
                                "pair",
                                Long.toString(two.pair().id()),
                                "on",
                                String.valueOf(agreement.revisitOn()),
                                "beneath",
                                "1")));
    }

    private static Two two(Reviewed reviewed) {
        return new Two(reviewed.pair(), reviewed.person(), reviewed.partner());
    }

    @Override
    public Part sample(Reviewed reviewed) {
        return stands(two(reviewed));
    }
}
