package org.fleetrental.schemas.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fleetrental.schemas.corpus.SchemasCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @TempDir
    Path folder;

    @Test
    void aRefusalSaysWhereWhatAndWhatToDoInstead() {
        var refusal = new Refusal("schemas/fleet/A/v2.avsc", "a.b", "docs", "It has no doc.", "Say what it means.");
        assertThat(refusal.text().lines())
                .containsExactly(
                        "schemas/fleet/A/v2.avsc, a.b [docs]", "    It has no doc.", "    Instead: Say what it means.");
    }

    @Test
    void aFolderWithoutEventsIsNoProofOfAnything() {
        assertThat(SchemaGate.check(folder)).extracting(Refusal::rule).containsExactly("event-folder");
        assertThat(SchemaGate.check(folder.resolve("nowhere")))
                .extracting(Refusal::rule)
                .containsExactly("event-folder");
    }

    @Test
    void whatIsNoTextIsRefusedAndNotThrown() throws IOException {
        var schemas = SchemasCopy.in(folder);
        Files.write(schemas.resolve("fleet/VehicleRegistered/v2.avsc"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(SchemaGate.check(schemas)).extracting(Refusal::rule).contains("event-folder");
        Files.writeString(schemas.resolve("fleet/VehicleRegistered/v2.avsc"), "not a schema");
        assertThat(SchemaGate.check(schemas)).extracting(Refusal::rule).contains("valid-avro");
    }

    @Test
    void aVersionZeroIsRefusedAndNotThrown() throws IOException {
        var schemas = SchemasCopy.in(folder);
        Files.copy(
                schemas.resolve("fleet/VehicleRegistered/v1.avsc"), schemas.resolve("fleet/VehicleRegistered/v0.avsc"));
        assertThat(SchemaGate.check(schemas)).extracting(Refusal::rule).contains("layout");
    }

    @Test
    void aLockThatIsNoTextIsRefusedAndNotThrown() throws IOException {
        var schemas = SchemasCopy.in(folder);
        Files.write(
                schemas.resolve(LockFile.NAME), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);
        assertThat(SchemaGate.check(schemas)).extracting(Refusal::rule).containsOnly("released-unchanged");
    }

    @Test
    void aLinkIsRefused() throws IOException {
        var schemas = SchemasCopy.in(folder);
        var examples = schemas.resolve("fleet/VehicleRegistered/examples");
        Files.move(examples.resolve("v1-new-vehicle.json"), schemas.resolve("elsewhere.json"));
        Files.createSymbolicLink(examples.resolve("v1-new-vehicle.json"), schemas.resolve("elsewhere.json"));
        assertThat(SchemaGate.check(schemas)).extracting(Refusal::rule).containsOnly("layout");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    (?s).*                      | ~
                    (?s).*                      | ''
                    why: .*                     | why: null
                    - vehicle.vehicleId         | - null
                    (?s)consumers:.*(?=versions)| 'consumers: {fleet: null}\n'
                    changes: .*                 | changes:
                    topic: .*                   | topic:
                    """)
    void aDescriptionWithNothingInAPlaceIsRefusedAndNotThrown(String what, String with) throws IOException {
        var schemas = SchemasCopy.in(folder);
        var file = schemas.resolve("fleet/VehicleRegistered/event.yaml");
        var text = Files.readString(file);
        var edited = text.replaceFirst(what, with.replace("\\n", "\n"));
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(file, edited);
        assertThat(SchemaGate.check(schemas)).extracting(Refusal::rule).contains("event-folder");
    }
}
