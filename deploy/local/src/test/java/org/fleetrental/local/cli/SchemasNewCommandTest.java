package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fleetrental.schemas.EventCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasNewCommandTest {

    @TempDir
    Path repository;

    private Path schemas;

    @BeforeEach
    void copy() throws IOException {
        schemas = SchemasCopy.in(repository);
    }

    @Test
    void theNextVersionIsACopyOfTheNewestOne() throws IOException {
        var event = schemas.resolve("rentals/RentalCompleted");
        var newest = Files.readString(event.resolve("v1.avsc"));

        var run = begin("rentals/RentalCompleted");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(Files.readString(event.resolve("v2.avsc")))
                .isEqualTo(newest.replace("\"version\": 1", "\"version\": 2"));
        assertThat(Files.readString(event.resolve("v1.avsc"))).isEqualTo(newest);
        assertThat(Files.readString(event.resolve("examples/v2-on-time.json")))
                .isEqualTo(Files.readString(event.resolve("examples/v1-on-time.json")));
        assertThat(run.output()).contains("v2.avsc", "./fleet schemas check", "./fleet schemas lock");
    }

    @Test
    void itsReleaseIsToldWhereTheOthersAre() throws IOException {
        var file = schemas.resolve("rentals/RentalCompleted/event.yaml");
        var before = Files.readString(file);

        begin("rentals/RentalCompleted");

        assertThat(Files.readString(file)).startsWith(before).contains("\n  2:\n    released: ");
        var type = EventCatalog.in(schemas).type("RentalCompleted").orElseThrow();
        assertThat(type.newest().version()).isEqualTo(2);
        assertThat(type.description().versions()).containsOnlyKeys(1, 2);
    }

    @Test
    void aBlockOfVersionsThatIsNotTheLastStaysOne() throws IOException {
        var file = schemas.resolve("rentals/RentalCompleted/event.yaml");
        var before = Files.readString(file).replace("status: active\n", "");
        Files.writeString(file, before + "status: active\n");

        begin("rentals/RentalCompleted");

        assertThat(Files.readString(file)).startsWith(before).endsWith(".\nstatus: active\n");
        assertThat(EventCatalog.in(schemas)
                        .type("RentalCompleted")
                        .orElseThrow()
                        .description()
                        .versions())
                .containsOnlyKeys(1, 2);
    }

    @Test
    void noClassIsMadeOfTheSupersededVersion() throws IOException {
        begin("rentals/RentalCompleted");
        begin("fleet/OdometerRecorded");

        assertThat(pom())
                .containsPattern("<excludes>\\s*(<exclude>.*</exclude>\\s*)*"
                        + "<exclude>rentals/RentalCompleted/v1.avsc</exclude>\\s*"
                        + "<exclude>fleet/OdometerRecorded/v1.avsc</exclude>\\s*</excludes>");
        assertThat(pom().split("<excludes>")).hasSize(2);
    }

    @Test
    void aVersionThatIsNotReleasedYetNeedsNoSuccessor() throws IOException {
        Files.writeString(schemas.resolve("released.sha256"), "0".repeat(64) + "  rentals/RentalReserved/v1.avsc\n");

        var run = begin("rentals/RentalCompleted");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("RentalCompleted/v1.avsc is not released yet");
        assertThat(schemas.resolve("rentals/RentalCompleted/v2.avsc")).doesNotExist();
    }

    @Test
    void aNewEventIsAFolderThatTheCatalogReads() {
        var run = begin("rentals/RentalDisputed");

        assertThat(run.exitCode()).as(run.output()).isZero();
        var type = EventCatalog.in(schemas).type("RentalDisputed").orElseThrow();
        assertThat(type.description().topic()).isEqualTo("fleet.rentals");
        assertThat(type.examplesOf(1)).hasSize(2);
        assertThat(type.newest().content()).contains("\"namespace\": \"org.fleetrental.events.rentals\"");
    }

    @Test
    void anOwnerThatThereIsNotIsNamed() {
        var run = begin("parking/CarParked");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("No owner 'parking'").contains("rentals");
    }

    @Test
    void anEventOfAnotherOwnerIsNotTakenTwice() {
        var run = begin("fleet/RentalCompleted");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("schemas/rentals/RentalCompleted");
    }

    private CommandRun begin(String event) {
        return CommandRun.of("schemas", "new", event, "--folder", schemas.toString());
    }

    private String pom() throws IOException {
        return Files.readString(repository.resolve("shared-events/pom.xml"));
    }
}
