package dev.trellis.standins;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a waiting fault around one incoming call. */
public final class FaultyDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(FaultyDispatch.class);

    private final Misbehaviour misbehaviour;
    private final Function<Duration, WireResponse> tooManyRequests;
    private final Function<Integer, WireResponse> serverError;

    /**
     * @param tooManyRequests the vendor's 429, with its Retry-After
     * @param serverError the vendor's answer with that status
     */
    public FaultyDispatch(
            Misbehaviour misbehaviour,
            Function<Duration, WireResponse> tooManyRequests,
            Function<Integer, WireResponse> serverError) {
        this.misbehaviour = misbehaviour;
        this.tooManyRequests = tooManyRequests;
        this.serverError = serverError;
    }

    /**
     * @param work does the call; not run when the fault says that nothing was done
     * @param refused told of a call that was not done, for the witness
     */
    public WireResponse around(String method, Supplier<WireResponse> work, Consumer<String> refused) {
        Optional<Fault> fault = misbehaviour.strikeIncoming(method);
        if (fault.isEmpty()) {
            return work.get();
        }
        return switch (fault.get()) {
            case Fault.TooManyRequests(Duration retryAfter) -> {
                refused.accept("fault: 429");
                yield tooManyRequests.apply(retryAfter);
            }
            case Fault.ServerError(int status) -> {
                refused.accept("fault: " + status);
                yield serverError.apply(status);
            }
            case Fault.DeliverThenSilence(Duration held) -> withheld(work.get(), held);
            case Fault.DeliverThenHangUp() -> withheld(work.get(), Duration.ZERO);
            case Fault.DeliverThenError(int status) -> {
                LOG.debug("in place of an answer with status {}", work.get().status());
                yield serverError.apply(status);
            }
            case Fault.Slow(Duration delay) -> {
                WireResponse response = work.get();
                sleep(delay);
                yield response;
            }
            case Fault.DuplicateDelivery _ ->
                throw new IllegalStateException("duplicates are for requests to the service");
        };
    }

    /** The answer exists, and the caller will never see it. */
    private static WireResponse withheld(WireResponse answer, Duration held) {
        LOG.debug("withholding an answer with status {}", answer.status());
        sleep(held);
        return WireResponse.hangUp();
    }

    /** The Retry-After header's value: whole seconds, at least one. */
    public static String retryAfterSeconds(Duration retryAfter) {
        return String.valueOf(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
