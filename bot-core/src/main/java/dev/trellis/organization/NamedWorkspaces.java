package dev.trellis.organization;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at start-up where {@code TRELLIS_ORGANIZATIONS} names an organization for a workspace that is another one's already. People and
 * pairs are there: the name changes nothing, and whoever configured it should know.
 */
// Nothing to hold the names against where there is no database, as in tests of an adapter alone.
@Singleton
@Requires(beans = DataSource.class)
class NamedWorkspaces implements ApplicationEventListener<StartupEvent> {
    private static final Logger log = LoggerFactory.getLogger(NamedWorkspaces.class);

    private final Tenancy tenancy;
    private final Workspaces workspaces;
    private final Organizations organizations;

    NamedWorkspaces(Tenancy tenancy, Workspaces workspaces, Organizations organizations) {
        this.tenancy = tenancy;
        this.workspaces = workspaces;
        this.organizations = organizations;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (!tenancy.named().isEmpty()) {
            contradictions().forEach(log::warn);
        }
    }

    /** A sentence for each. */
    @Transactional
    List<String> contradictions() {
        List<String> sentences = new ArrayList<>();
        for (Map.Entry<String, String> named : tenancy.named().entrySet()) {
            String[] key = named.getKey().split(":", 2);
            if (key.length == 2) {
                workspaces
                        .findByPlatformAndExternalId(key[0], key[1])
                        .flatMap(known -> organizations.findById(known.organizationId()))
                        .filter(owner -> !owner.name().equals(named.getValue()))
                        .ifPresent(owner -> sentences.add(
                                "TRELLIS_ORGANIZATIONS has no effect for %s=%s: this workspace belongs to \"%s\" already, with its people and pairs"
                                        .formatted(named.getKey(), named.getValue(), owner.name())));
            }
        }
        return sentences;
    }
}
