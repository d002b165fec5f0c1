package org.fleetrental.system.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** I1 to I4: what the messaging promises of every event. */
final class MessagingInvariants {

    private final Evidence evidence;
    private final Database database;
    private final List<Violation> violations = new ArrayList<>();

    private MessagingInvariants(Evidence evidence) {
        this.evidence = evidence;
        this.database = evidence.database();
    }

    static List<Violation> check(Evidence evidence) {
        var check = new MessagingInvariants(evidence);
        check.nothingIsLost();
        check.noEffectTwice();
        check.inOrderPerAggregate();
        check.onlyCommittedEvents();
        return check.violations;
    }

    private void report(String invariant, String what, List<String> rows) {
        rows.forEach(row -> violations.add(new Violation(invariant, what + " " + row)));
    }

    private void nothingIsLost() {
        report("I1", "not published:", database.lines(database.ofAll("""
                        select '%s', event_id::text, topic, coalesce(parked_reason, '') from %s.outbox_events
                        where published_at is null""")));
        Set<String> onTopics =
                evidence.copies().stream().map(copy -> copy.id().toString()).collect(Collectors.toSet());
        report(
                "I1",
                "marked as published, not on its topic:",
                events().keySet().stream().filter(id -> !onTopics.contains(id)).toList());
        Consumption.TYPES.forEach(this::everyEventIsTakenIn);
        var letGo = evidence.letGo().stream().map(UUID::toString).collect(Collectors.toSet());
        database.rows(database.ofAll("""
                        select '%s', id::text, encode(record_key, 'escape'), event_type, error,
                            coalesce(event_id::text, '')
                        from %s.dead_letters""")).stream()
                .filter(row -> !evidence.poison().contains(row.get(2)))
                .filter(row -> !letGo.contains(row.get(5)))
                .forEach(row -> violations.add(new Violation("I1", "a good event is a dead letter: " + row)));
    }

    private void everyEventIsTakenIn(String consumer, List<String> types) {
        var taken = new HashSet<>(database.lines("""
                select event_id::text from %1$s.inbox_processed_messages where consumer = '%1$s'
                union select event_id::text from %1$s.dead_letters where event_id is not null
                """.formatted(consumer)));
        events().forEach((id, type) -> {
            if (types.contains(type) && !taken.contains(id)) {
                violations.add(new Violation("I1", consumer + " never took in " + type + " " + id));
            }
        });
    }

    /** Id and type of every event that a service recorded. */
    private HashMap<String, String> events() {
        var events = new HashMap<String, String>();
        database.rows(database.ofAll("""
                        select event_id::text,
                            jsonb_path_query_first(headers, '$[*] ? (@.name == "ce_type").text') #>> '{}'
                        from %s.outbox_events where topic not like 'fleet.dlq.%'""")).forEach(row -> events.put(row.get(0), row.get(1)));
        return events;
    }

    private void noEffectTwice() {
        report("I2", "journal entries of one event:", database.lines("""
                select cause_event_id::text, count(*)::text from accounting.journal_entry
                group by cause_event_id having count(*) > 1"""));
        report("I2", "charges of one line:", database.lines("""
                select rental_id::text, line_id::text, count(*)::text from accounting.charge
                where reversed_at is null group by rental_id, line_id having count(*) > 1"""));
        report("I2", "initial charges of one rental:", database.lines("""
                select rental_id::text, count(*)::text from accounting.charge
                where kind = 'RENTAL' group by rental_id having count(*) > 1"""));
        report("I2", "the account is not the sum of its charges and payments:", database.lines("""
                select a.rental_id::text from accounting.rental_account a
                where charged_minor <> (select coalesce(sum(net_minor + tax_minor), 0) from accounting.charge c
                        where c.rental_id = a.rental_id and reversed_at is null)
                   or paid_minor <> (select coalesce(sum(amount_minor), 0) from accounting.payment p
                        where p.rental_id = a.rental_id)"""));
        report("I2", "events of one version of an aggregate:", database.lines(database.ofAll("""
                select '%s', encode(record_key, 'escape'), aggregate_version::text, count(*)::text
                from %s.outbox_events where aggregate_version is not null
                group by topic, record_key, aggregate_version having count(*) > 1""")));
    }

    /** Only the first copy of each event counts: later ones are known to every inbox. */
    private void inOrderPerAggregate() {
        var seen = new HashSet<UUID>();
        var newest = new LinkedHashMap<String, Long>();
        for (var copy : evidence.copies()) {
            if (seen.add(copy.id())) {
                var aggregate = copy.topic() + "/" + copy.key();
                long before = newest.getOrDefault(aggregate, 0L);
                if (copy.version() != before + 1) {
                    violations.add(new Violation(
                            "I3",
                            "%s: version %d of %s (event %s) follows version %d"
                                    .formatted(copy.place(), copy.version(), aggregate, copy.id(), before)));
                }
                newest.put(aggregate, copy.version());
            }
        }
    }

    private void onlyCommittedEvents() {
        var events = events().keySet();
        var strangers = evidence.copies().stream()
                .filter(copy -> !events.contains(copy.id().toString()))
                .map(copy -> copy.id() + " at " + copy.place())
                .toList();
        report("I4", "on a topic, in nobody's outbox:", strangers);
    }
}
