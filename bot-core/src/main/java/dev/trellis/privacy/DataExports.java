package dev.trellis.privacy;

import dev.trellis.audit.Audit;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Copies of people's own data, to be taken once, within a quarter of an hour. */
@Singleton
public class DataExports implements Download {
    public static final Duration VALID = Duration.ofMinutes(15);
    private static final String KIND = "MY_DATA";

    private final Downloads downloads;
    private final List<PersonalData> concepts;
    private final Audit audit;
    private final Clock clock;

    DataExports(Downloads downloads, List<PersonalData> concepts, Audit audit, Clock clock) {
        this.downloads = downloads;
        this.concepts = concepts.stream()
                .sorted(Comparator.comparingInt(PersonalData::place))
                .toList();
        this.audit = audit;
        this.clock = clock;
    }

    /** A new key; those that the person asked for before are worth nothing any more. */
    String offer(long organization, long person, Instant now) {
        return downloads.offer(KIND, VALID, organization, person, null, now);
    }

    /** Whether the key still opens something. */
    public boolean isOpen(String key) {
        return downloads.kindOf(key).filter(KIND::equals).isPresent();
    }

    /** The copy; empty when the key was used, is too old, or never was one. Of several who ask at once, one gets it. */
    @Transactional
    public Optional<DataCopy> copy(String key) {
        return downloads.take(KIND, key).map(taken -> copy(taken.person(), clock.instant()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Text title() {
        return Text.of("privacy.page.title");
    }

    @Override
    public Text ready() {
        return Text.of("privacy.page.ready");
    }

    @Override
    public Text take() {
        return Text.of("privacy.page.take");
    }

    @Override
    @Transactional
    public Optional<Files> take(String key) {
        return copy(key).map(copy -> {
            SequencedMap<String, byte[]> files = new LinkedHashMap<>();
            files.put("my-data.html", copy.page().getBytes(StandardCharsets.UTF_8));
            files.put("my-data.json", copy.json().getBytes(StandardCharsets.UTF_8));
            return new Files("trellis-my-data", files);
        });
    }

    private DataCopy copy(Person person, Instant now) {
        audit.byItself(person.organizationId(), "data export", Audit.Whom.person(person.id()));
        return DataCopy.of(person, concepts, person.voice(clock.getZone()), now);
    }
}
