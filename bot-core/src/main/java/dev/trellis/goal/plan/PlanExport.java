package dev.trellis.goal.plan;

import dev.trellis.person.Person;
import dev.trellis.privacy.Download;
import dev.trellis.privacy.Downloads;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** One's plan to take along (D7), as Markdown and as PDF: once, within an hour. */
@Singleton
public class PlanExport implements Download {
    public static final Duration VALID = Duration.ofHours(1);
    private static final String KIND = "PLAN";

    private final Downloads downloads;
    private final PlanBook book;
    private final List<PlanPrinter> printers;
    private final Clock clock;

    PlanExport(Downloads downloads, PlanBook book, List<PlanPrinter> printers, Clock clock) {
        this.downloads = downloads;
        this.book = book;
        this.printers = printers;
        this.clock = clock;
    }

    String offerWhole(long organization, long person, Instant now) {
        return downloads.offer(KIND, VALID, organization, person, null, now);
    }

    /** @param chosen the goals that are for the review; others' among them are none of this plan */
    String offerForReview(long organization, long person, Collection<Long> chosen, Instant now) {
        String about = chosen.stream().map(String::valueOf).collect(Collectors.joining(","));
        return downloads.offer(KIND, VALID, organization, person, about, now);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Text title() {
        return Text.of("plan.page.title");
    }

    @Override
    public Text ready() {
        return Text.of("plan.page.ready");
    }

    @Override
    public Text take() {
        return Text.of("plan.page.take");
    }

    @Override
    @Transactional
    public Optional<Files> take(String key) {
        return downloads.take(KIND, key).map(taken -> files(document(taken)));
    }

    private PlanDocument document(Downloads.Taken taken) {
        Person person = taken.person();
        Instant now = clock.instant();
        return taken.about() == null ? book.whole(person, now) : book.forReview(person, chosen(taken.about()), now);
    }

    private Files files(PlanDocument plan) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        printers.stream().findFirst().ifPresent(printer -> files.put("plan.pdf", printer.print(plan)));
        files.put("plan.md", PlanMarkdown.of(plan).getBytes(StandardCharsets.UTF_8));
        return new Files("trellis-plan", files);
    }

    private static Set<Long> chosen(String about) {
        return Arrays.stream(about.split(","))
                .filter(id -> !id.isBlank())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }
}
