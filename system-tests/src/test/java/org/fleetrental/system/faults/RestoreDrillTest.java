package org.fleetrental.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.eventually;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.SystemOptions;
import org.fleetrental.local.alignment.Alignment;
import org.fleetrental.local.alignment.Stray;
import org.fleetrental.system.Client;
import org.fleetrental.system.faults.Told.Request;
import org.fleetrental.system.faults.Told.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * All databases go back to an instant in the middle of the load; Kafka stays where it is. Then what
 * {@code docs/operations.md} says is done. It takes minutes, so it runs on demand: {@code ./fleet drill restore}.
 */
@EnabledIfSystemProperty(named = "fleet.drill", matches = "restore")
class RestoreDrillTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    /** A consumer that is killed is in its group until its session has run out. */
    private static final Duration MISSED_WITHIN = Duration.ofSeconds(60);

    private static final Duration UNDER_WAY = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofHours(1);
    private static final String EVERYTHING = "/v1/reconciliation?from=2020-01-01&to=2099-12-31";

    private static final SystemOptions OPTIONS =
            SystemOptions.forTests().withDurable(true).with("fleet.accounting.settles-within", "PT0S");

    @TempDir
    private Path folder;

    @Test
    void whatTheDatabasesForgetIsListedAndTheRestIsRight() throws IOException {
        var prepared = new AtomicReference<Backup>();
        try (var system = LocalSystem.start(OPTIONS, backing -> prepared.set(Backup.into(backing, folder)));
                var rig = new Rig(system, System.out::println)) {
            var backup = prepared.get();
            List<Told> told;
            Instant instant;
            try (var load = Load.start(system, 1)) {
                Rig.hold(A_WHILE);
                backup.take();
                rig.say("The files are copied");
                Rig.hold(A_WHILE);
                instant = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                rig.say("The databases are going to come back to now");
                Rig.hold(A_WHILE);
                told = load.stop();
            }
            assertThat(rig.comeToRest()).isEmpty();
            backup.archiveAll();

            Database.SERVICES.forEach(system::kill);
            Rig.within(MISSED_WITHIN, () -> Database.SERVICES.stream().allMatch(service -> isMissed(rig, service)));
            system.backing().stopRegistry();
            var begin = System.nanoTime();
            backup.restore(instant);
            rig.say("Restored in " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
            system.backing().startRegistry();
            var strays = align(rig, instant.minus(MARGIN));
            Database.SERVICES.forEach(service -> system.start(service));
            assertThat(rig.comeToRest()).isEmpty();

            nothingIsForgottenSilently(rig, told, instant, strays);
            var kept = new ArrayList<>(
                    told.stream().filter(one -> !one.at().isAfter(instant)).toList());
            try (var load = Load.start(system, 2)) {
                Rig.hold(A_WHILE);
                kept.addAll(load.stop());
            }
            assertThat(rig.comeToRest()).isEmpty();
            assertThat(violations(rig, kept, strays)).isEmpty();
            rebuild(system, "rentals", "vehicles");
            rebuild(system, "maintenance", "vehicles");
            rebuild(system, "maintenance", "active-rentals");
            assertThat(violations(rig, kept, strays)).isEmpty();
            nobodyKnowsAGhost(rig);
            reconciled(system);
        }
    }

    private static boolean isMissed(Rig rig, String service) {
        return rig.members(service).values().stream().allMatch(members -> members == 0);
    }

    private static List<Stray> align(Rig rig, Instant since) {
        var backing = rig.system().backing();
        var alignment = Alignment.ofServices(
                Map.of("bootstrap.servers", backing.kafkaBootstrapServers()), backing.adminJdbcUrl());
        var findings = alignment.compare(since);
        rig.say("%d events that no database knows, %d that no topic holds"
                .formatted(findings.strays().size(), findings.missing().size()));
        assertThat(findings.strays()).as("what the drill is about").isNotEmpty();
        alignment.apply(findings, since, "drill");
        assertThat(alignment.compare(since).strays())
                .as("what is still to be mended")
                .isEmpty();
        return findings.strays();
    }

    /** What a client was promised after the instant is in the list, but for what may have been under way then. */
    private static void nothingIsForgottenSilently(Rig rig, List<Told> told, Instant instant, List<Stray> strays) {
        var listed = strays.stream()
                .map(stray -> text(stray.record().key()) + text(stray.record().value()))
                .toList();
        var promised = told.stream()
                .filter(one -> one.at().isAfter(instant.plus(UNDER_WAY)) && one.verdict() == Verdict.YES)
                .toList();
        rig.say(promised.size() + " requests were answered yes after the instant");
        assertThat(promised.stream().filter(one -> listed.stream().noneMatch(line -> line.contains(subject(one)))))
                .as("answered yes after the instant, and not in the list")
                .isEmpty();
    }

    private static boolean isCreation(Told told) {
        return Set.of(Request.REGISTER_VEHICLE, Request.RESERVE, Request.PAY, Request.SCHEDULE_JOB)
                .contains(told.request());
    }

    private static String subject(Told told) {
        return isCreation(told) ? told.id().toString() : told.mark();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<Violation> violations(Rig rig, List<Told> told, List<Stray> strays) {
        var letGo = strays.stream().map(Stray::eventId).collect(Collectors.toSet());
        try (var database = rig.database()) {
            var violations = rig.evidence(database, told, letGo).violations();
            rig.say("I1 to I6: " + violations.size() + " violations");
            violations.stream().limit(20).forEach(violation -> rig.say("  " + violation));
            return violations;
        }
    }

    /** As a replay and a rebuild could bring one back from a topic that still holds it. */
    private static void nobodyKnowsAGhost(Rig rig) {
        try (var database = rig.database()) {
            assertThat(database.lines("""
                    select 'rentals', id::text from rentals.vehicle where id not in (select id from fleet.vehicle)
                    union all
                    select 'maintenance', id::text from maintenance.vehicle where id not in (select id from fleet.vehicle)
                    union all
                    select 'accounting', rental_id::text from accounting.rental_account
                    where rental_id not in (select id from rentals.rental)
                    """)).as("what its owner does not know").isEmpty();
        }
    }

    private static void rebuild(LocalSystem system, String service, String projection) {
        var client = new Client(system);
        var path = "/v1/messaging/projections/" + projection;
        var run = client.post(service, path + "/rebuild", Map.of()).expect(202).id("id");
        eventually()
                .until(
                        () -> client.get(service, path + "/rebuilds/" + run).expect(200),
                        answer -> !answer.at("/state").equals("RUNNING"));
        assertThat(client.get(service, path + "/rebuilds/" + run).at("/state"))
                .as("rebuild of %s in %s", projection, service)
                .isEqualTo("DONE");
    }

    private static void reconciled(LocalSystem system) {
        var answer = new Client(system).get("accounting", EVERYTHING).expect(200);
        assertThat(answer.body().path("differences"))
                .as(answer.body().toString())
                .isEmpty();
        assertThat(answer.body().path("rentals").asLong()).isPositive();
    }
}
