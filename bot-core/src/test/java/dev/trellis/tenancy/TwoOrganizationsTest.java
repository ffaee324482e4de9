package dev.trellis.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionOperations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Walks every repository with two organizations: whatever id is claimed, the other organization's rows are never found. */
@Tag("database")
class TwoOrganizationsTest {
    /** Queries that no person's request reaches, with the reason. */
    private static final Map<String, String> OF_NO_ORGANIZATION = Map.ofEntries(
            Map.entry("AgreementParties.due", "the agreements' sweep takes what is due of everybody"),
            Map.entry("Cadences.due", "the sweeps take what is due of everybody"),
            Map.entry("CheckIns.toLookAt", "the reminder sweep takes what is due of everybody"),
            Map.entry("People.pausesOver", "the sweep ends everybody's pauses"),
            Map.entry("Identities.profilesDue", "the profile sweep asks for everybody"),
            Map.entry("Programs.withDigest", "the scheduler keeps every program's rhythm"),
            Map.entry("Organizations.findAllOrderById", "finds out which organization a new workspace joins"),
            Map.entry("Organizations.findById", "an organization is its own key"),
            Map.entry("Organizations.findByName", "finds out which organization a new workspace joins"),
            Map.entry(
                    "Workspaces.findByPlatformAndExternalId",
                    "says which organization a vouched-for workspace belongs to"),
            Map.entry(
                    "Identities.findByWorkspaceIdAndExternalId",
                    "the workspace's row was found by the vouched-for workspace"),
            Map.entry(
                    "Channels.findByWorkspaceIdAndExternalId",
                    "the workspace's row was found by the vouched-for workspace"),
            Map.entry("Milestones.toLookAt", "the suggesting sweep takes what is due of everybody"),
            Map.entry("Meetings.toRemind", "the reminder sweep takes what is due of everybody"),
            Map.entry("Meetings.toAsk", "the follow-up sweep takes what is due of everybody"),
            Map.entry("Trials.due", "the sweep asks what is due of everybody"),
            Map.entry("TrialCases.due", "the sweep brings back what is due of everybody"),
            Map.entry("Endings.due", "the sweep ends what is due of everybody"),
            Map.entry("Handovers.due", "the sweep closes what is due of everybody"),
            Map.entry("Onboardings.due", "the onboarding sweep takes what is due of everybody"),
            Map.entry("MatchRounds.due", "the sweep works at everybody's rounds"));

    private final CoreFixture trellis = new CoreFixture();

    @BeforeEach
    void twoOrganizationsWithLives() {
        Persona olivia = trellis.person("olivia");
        trellis.person("mara").says("help");
        Persona noor = trellis.person("noor").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        trellis.passUntil("2026-11-23T09:00");
        noor.taps("4 · quite");
        noor.says("goal new")
                .taps("In my own words")
                .submits(Map.of(
                        "title", "Present our numbers", "due", "2027-01-29", "milestones", "Draft them\nShow them"))
                .taps("Keep it")
                .taps("Started");
        olivia.says("library add").submits(Map.of("title", "Ours", "body", "For us."));
        trellis.database()
                .execute("insert ignore into onboarding (organization_id, program_id, person_id, side, began_at)"
                        + " select organization_id, program_id, mentee_id, 'MENTEE', now(6) from pair");
        trellis.database()
                .execute(
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at)"
                                + " select 1, 1, id, if(display_name = 'Olivia', 'MENTOR', 'MENTEE'), 'ENROLLED', now(6), now(6)"
                                + " from person where display_name in ('Olivia', 'Mara')");
        olivia.says("match forbid @mara @noor").says("match settings").submits(Map.of());
        olivia.says("match never @noor").says("match").taps("See the proposal");
        olivia.taps("See the pairs").taps("Lock");
        trellis.anotherOrganization("W2");
        trellis.person("W2", "eve").says("help");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void everyQueryNamesItsOrganizationOrHasAReasonNotTo() {
        Set<String> without = new TreeSet<>();
        for (Method method : queries()) {
            boolean named = parameter(method, "organizationId") >= 0;
            if (!named && !OF_NO_ORGANIZATION.keySet().stream().anyMatch(name(method)::equals)) {
                without.add(name(method));
            }
        }

        assertThat(without).isEmpty();
    }

    @Test
    void noQueryOfOneOrganizationFindsARowOfTheOther() {
        long other = trellis.number("max(id) from organization");
        int found = 0;
        int asked = 0;
        for (Method method : queries()) {
            int organization = parameter(method, "organizationId");
            if (organization < 0) {
                continue;
            }
            for (long id = 1; id <= 5; id++) {
                assertThat(size(call(method, organization, other, id)))
                        .as("%s with the other organization and id %d", name(method), id)
                        .satisfies(size -> assertThat(size).isLessThanOrEqualTo(own(method)));
                found += size(call(method, organization, 1, id));
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(50);
        assertThat(found)
                .as("the same queries do find the own organization's rows")
                .isGreaterThan(20);
    }

    /** The other organization has one workspace and one person; nothing else may be found for it. */
    private static int own(Method method) {
        return switch (method.getDeclaringClass().getSimpleName()) {
            case "People", "Workspaces", "Identities" -> 1;
            default -> 0;
        };
    }

    private List<Method> queries() {
        List<Method> queries = new ArrayList<>();
        for (GenericRepository<?, ?> repository : trellis.beans(GenericRepository.class)) {
            for (Class<?> type : repository.getClass().getInterfaces()) {
                if (GenericRepository.class.isAssignableFrom(type)) {
                    for (Method method : type.getDeclaredMethods()) {
                        Class<?> returned = method.getReturnType();
                        boolean finds = returned == Optional.class || Collection.class.isAssignableFrom(returned);
                        if (finds && !method.getName().startsWith("save")) {
                            queries.add(method);
                        }
                    }
                }
            }
        }
        return queries;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object call(Method method, int organization, long organizationId, long id) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = i == organization ? (Object) organizationId : value(type, id);
        }
        Object repository = trellis.bean(method.getDeclaringClass());
        return ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class)).executeWrite(status -> {
            try {
                method.setAccessible(true);
                return method.invoke(repository, arguments);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new AssertionError(name(method), e);
            }
        });
    }

    private static @Nullable Object value(Class<?> type, long id) {
        if (type == long.class || type == Long.class) {
            return id;
        }
        if (type == int.class) {
            return 100;
        }
        if (type == String.class) {
            return "";
        }
        if (type == Instant.class) {
            return Instant.parse("2026-11-19T00:00:00Z");
        }
        if (Collection.class.isAssignableFrom(type)) {
            return List.of(1L, 2L, 3L, 4L, 5L);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        throw new AssertionError("say what a " + type + " is in this walk");
    }

    private static int size(@Nullable Object found) {
        return switch (found) {
            case null -> 0;
            case Optional<?> optional -> optional.isPresent() ? 1 : 0;
            case Collection<?> all -> all.size();
            default -> throw new AssertionError(found.getClass());
        };
    }

    private static int parameter(Method method, String name) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
