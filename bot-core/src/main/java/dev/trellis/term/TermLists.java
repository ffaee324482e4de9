package dev.trellis.term;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Beginning;
import dev.trellis.program.Program;
import dev.trellis.program.Template;
import dev.trellis.term.Term.Kind;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lists that a program asks from: its skill map, goals, strengths, interests, and groups where an admin wants some (B1). */
@Singleton
public class TermLists implements Beginning {
    private final ProgramTerms terms;

    TermLists(ProgramTerms terms) {
        this.terms = terms;
    }

    /** A program begins with its template's lists. */
    @Override
    public void begun(Turn turn, Program program, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        begin(program);
    }

    /** The other one's lists, as they are there. */
    @Override
    public void duplicated(Turn turn, Program from, Program program) {
        all(from)
                .forEach((kind, theirs) ->
                        write(program, kind, theirs.stream().map(Term::tag).toList()));
    }

    /** In their order; programs that are older than these lists get their template's. */
    @Transactional
    public List<Term> of(Program program, Kind kind) {
        return all(program).getOrDefault(kind, List.of());
    }

    @Transactional
    public Map<Kind, List<Term>> all(Program program) {
        List<Term> known = read(program);
        if (known.isEmpty()) {
            begin(program);
            known = read(program);
        }
        Map<Kind, List<Term>> lists = new EnumMap<>(Kind.class);
        Arrays.stream(Kind.values()).forEach(kind -> lists.put(kind, List.of()));
        lists.putAll(known.stream().collect(Collectors.groupingBy(Term::kind)));
        return lists;
    }

    /** Whether every list is as the template has it. */
    @Transactional
    public boolean areTheTemplates(Program program) {
        return all(program).entrySet().stream()
                .allMatch(list -> list.getValue().stream()
                        .map(Term::tag)
                        .toList()
                        .equals(TemplateTerms.of(template(program), list.getKey())));
    }

    /** From now on these are chosen from. What people have chosen before stays theirs. */
    @Transactional
    void replace(Program program, Kind kind, List<String> tags) {
        terms.clear(program.organizationId(), program.id(), kind);
        write(program, kind, tags);
    }

    /** What the template of a program brings, by tag. */
    static Map<String, Term> templates(Program program, Kind kind) {
        List<String> tags = TemplateTerms.of(template(program), kind);
        return tags.stream()
                .map(tag -> new Term(0, program.organizationId(), program.id(), kind, tag, tags.indexOf(tag)))
                .collect(Collectors.toMap(Term::tag, Function.identity()));
    }

    private void begin(Program program) {
        for (Kind kind : Kind.values()) {
            write(program, kind, TemplateTerms.of(template(program), kind));
        }
    }

    private List<Term> read(Program program) {
        return terms.findByOrganizationIdAndProgramIdOrderByPlace(program.organizationId(), program.id());
    }

    private void write(Program program, Kind kind, List<String> tags) {
        for (int place = 0; place < tags.size(); place++) {
            terms.add(program.organizationId(), program.id(), kind, tags.get(place), place);
        }
    }

    private static Template template(Program program) {
        return program.from().orElse(Template.PEER_ONBOARDING);
    }
}
