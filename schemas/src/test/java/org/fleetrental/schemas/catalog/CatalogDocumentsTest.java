package org.fleetrental.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.fleetrental.schemas.EventCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogDocumentsTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("fleet.home"));

    @TempDir
    Path folder;

    @Test
    void whatIsCommittedIsWhatIsGenerated() {
        var documents = CatalogDocuments.of(EventCatalog.in(REPOSITORY.resolve("schemas")));
        assertThat(documents.stale(REPOSITORY))
                .as("Files that do not say what schemas/ says. To mend them: ./fleet catalog --write")
                .isEmpty();
    }

    @Test
    void writingMendsWhatIsStaleAndRemovesWhatIsLeftOver() throws IOException {
        var documents = CatalogDocuments.of(Garage.in(folder.resolve("schemas")));
        var leftOver = folder.resolve("docs/events/asyncapi/laundry-service.yaml");
        Files.createDirectories(Objects.requireNonNull(leftOver.getParent()));
        Files.createFile(leftOver);

        assertThat(documents.write(folder))
                .containsExactly(
                        "docs/events/asyncapi/desk-service.yaml",
                        "docs/events/asyncapi/garage-service.yaml",
                        "docs/events/catalog-v1.md",
                        "docs/events/asyncapi/laundry-service.yaml");
        assertThat(leftOver).doesNotExist();
        assertThat(documents.stale(folder)).isEmpty();

        Files.writeString(folder.resolve("docs/events/catalog-v1.md"), "by hand");
        assertThat(documents.stale(folder)).containsExactly("docs/events/catalog-v1.md");
    }

    @Test
    void thePageTellsVersionsAndWhatReplacesWhat() {
        var page = CatalogDocuments.of(Garage.in(folder)).contents().get("docs/events/catalog-v1.md");
        assertThat(page)
                .contains("## fleet.garage (owner: garage, key: door id)")
                .contains("desk lets the 'next' car go")
                .contains("[1](../../schemas/garage/DoorOpened/v1.avsc), [2](../../schemas/garage/DoorOpened/v2.avsc)")
                .contains("deprecated: use DoorOpened")
                .contains("ended: use DoorOpened")
                .contains("| DoorOpened | 2 | 2026-03-01 | Who opened it. |");
    }

    @Test
    void aServiceSendsAndReceivesWhatHasNotEnded() throws IOException {
        var garage = asyncApi("garage");
        assertThat(garage.path("operations").fieldNames())
                .toIterable()
                .containsExactly("sendDoorMoved", "sendDoorOpened", "sendDeadLetter");
        var desk = asyncApi("desk");
        assertThat(desk.path("operations").fieldNames())
                .toIterable()
                .containsExactly("receiveDoorMoved", "receiveDoorOpened", "sendDeadLetter");
        assertThat(desk.path("channels").fieldNames()).toIterable().containsExactly("fleet.garage", "fleet.dlq.desk");
        assertThat(desk.at("/operations/receiveDoorOpened/bindings/kafka/groupId/const")
                        .asText())
                .isEqualTo("desk-service.garage");
    }

    @Test
    void aMessageRefersToItsNewestSchemaAndShowsItsExamples() throws IOException {
        var message = asyncApi("garage").at("/components/messages/DoorOpened");
        assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("../../../schemas/garage/DoorOpened/v2.avsc");
        assertThat(message.at("/headers/properties/ce_type/const").asText())
                .isEqualTo("org.fleetrental.events.garage.DoorOpened");
        assertThat(message.at("/examples/0/payload/door/openedAt").asLong()).isEqualTo(1795165471000000L);
        assertThat(message.at("/examples/0/payload/byHand").asBoolean()).isTrue();
        assertThat(message.path("examples")).hasSize(1);
    }

    private JsonNode asyncApi(String service) throws IOException {
        var documents = CatalogDocuments.of(Garage.in(folder)).contents();
        return new YAMLMapper().readTree(documents.get("docs/events/asyncapi/" + service + "-service.yaml"));
    }
}
