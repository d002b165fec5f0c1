package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;
import org.fleetrental.local.DatabaseProvisioning;
import org.fleetrental.local.Folders;
import org.fleetrental.local.KafkaFacts;
import org.fleetrental.local.SystemService;
import org.fleetrental.schemas.EventCatalog;
import org.junit.jupiter.api.Test;

/** What is committed under deploy/kubernetes says what the code does. */
class KafkaManifestsTest {

    private final EventCatalog catalog = EventCatalog.in(Folders.repository().resolve("schemas"));

    @Test
    void theCommittedManifestsAreThoseThatAreGenerated() {
        KafkaManifests.contents(catalog, Folders.repository())
                .forEach((file, content) -> assertThat(Folders.repository().resolve(file))
                        .as("To mend it: ./fleet catalog --write")
                        .hasContent(content));
    }

    @Test
    void whoReactsToAnEventMayReadItsTopic() {
        var facts = KafkaFacts.of(catalog, Folders.repository());
        for (var type : catalog.types()) {
            for (var consumer : type.description().consumers().keySet()) {
                assertThat(facts.groups(SystemService.named(consumer)))
                        .as(consumer + " reacts to " + type.name())
                        .containsKey(type.description().topic());
            }
        }
    }

    @Test
    void aServiceWritesToItsOwnTopicAndItsDeadLettersOnly() {
        var users = Objects.requireNonNull(
                KafkaManifests.contents(catalog, Folders.repository()).get("deploy/kubernetes/base/kafka/users.yaml"));
        var rentals = Arrays.stream(users.split("---\n"))
                .filter(user -> user.contains("  name: rentals-service\n"))
                .findFirst()
                .orElseThrow();
        var written = Arrays.stream(rentals.split("- resource:"))
                .filter(acl -> acl.contains("Write"))
                .map(acl -> acl.replaceAll("(?s).*name: (\\S+).*", "$1"));
        assertThat(written).containsExactly("fleet.rentals", "fleet.dlq.rentals");
        assertThat(users).doesNotContain("name: \"*\"").doesNotContain("prefix");
    }

    @Test
    void theDatabaseIsProvisionedAsOnOneMachine() throws IOException {
        var sql =
                words(Files.readString(Folders.repository().resolve("deploy/kubernetes/base/postgres/provision.sql")));
        for (var service : SystemService.ids()) {
            assertThat(sql).contains(words(DatabaseProvisioning.statements(service, service + "_owner")));
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
