package dev.trellis.agreement;

import dev.trellis.agreement.WrittenAgreement.Worded;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agreements that somebody was in, all versions of them: both have read all of it. Forgetting takes the clauses that they worded, in
 * whatever version; what the other one worded stays the other one's.
 */
@Singleton
class AgreementData implements PersonalData {
    private static final int VERSIONS = 1_000;

    private final Sql sql;
    private final Agreements agreements;
    private final AgreementBook book;

    AgreementData(Sql sql, Agreements agreements, AgreementBook book) {
        this.sql = sql;
        this.agreements = agreements;
        this.book = book;
    }

    @Override
    public String section() {
        return "agreements";
    }

    @Override
    public int place() {
        return 25;
    }

    @Override
    public List<Item> of(Person person) {
        List<Item> items = new ArrayList<>();
        for (With with : with(person)) {
            agreements
                    .findByOrganizationIdAndPairId(person.organizationId(), with.pair())
                    .ifPresent(agreement -> book.latest(agreement, VERSIONS).reversed().stream()
                            .map(version ->
                                    book.version(agreement, version.version()).orElseThrow())
                            .forEach(version -> items.add(item(person, with, version))));
        }
        return items;
    }

    private record With(long pair, String program, String partner) {}

    private List<With> with(Person person) {
        return sql.query(
                """
                select p.id, g.name as program, o.display_name as partner
                from pair p join program g on g.id = p.program_id
                  join person o on o.id = if(p.mentor_id = ?, p.mentee_id, p.mentor_id)
                where p.organization_id = ? and (p.mentor_id = ? or p.mentee_id = ?) order by p.id
                """,
                row -> new With(row.getLong("id"), row.getString("program"), row.getString("partner")),
                person.id(),
                person.organizationId(),
                person.id(),
                person.id());
    }

    private Item item(Person person, With with, WrittenAgreement version) {
        List<@Nullable Object> fields = new ArrayList<>();
        add(fields, "program", with.program());
        add(fields, "with", with.partner());
        add(fields, "version", version.version());
        add(fields, "written", version.row().writtenAt());
        add(
                fields,
                "signed",
                book.signed(version.agreement(), version.version()).get(person.id()));
        add(fields, "in-force", version.isInForce() ? version.agreement().inForceSince() : null);
        for (Clause clause : Clause.values()) {
            add(fields, clause.tag(), said(version, clause));
        }
        return Item.of(fields.toArray());
    }

    private static void add(List<@Nullable Object> fields, String name, @Nullable Object value) {
        fields.add(name);
        fields.add(value);
    }

    private static Object said(WrittenAgreement version, Clause clause) {
        Worded worded = version.own().get(clause);
        Text says = version.says(clause);
        String words = worded == null ? null : PrivateWords.text(worded.words());
        return words == null ? says : words;
    }

    @Override
    public void erase(Person person, Instant now) {
        long organization = person.organizationId();
        sql.update(
                "update agreement_clause set words = null, written_by = null where organization_id = ? and written_by = ?",
                organization,
                person.id());
        sql.update(
                "update agreement_version set written_by = null where organization_id = ? and written_by = ?",
                organization,
                person.id());
        for (String table : List.of("agreement_edit", "agreement_signature", "agreement_party")) {
            sql.update(
                    "delete from " + table + " where organization_id = ? and person_id = ?", organization, person.id());
        }
    }
}
