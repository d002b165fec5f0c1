package org.fleetrental.schemas.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fleetrental.schemas.corpus.SchemasCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasesTest {

    private static final String EVENT = "fleet/VehicleRegistered/";

    @TempDir
    Path schemas;

    @Test
    void aFieldThatIsTwoByItsAliasIsRefusedAndNotThrown() throws IOException {
        SchemasCopy.in(schemas);
        var plate = """
                {"name": "plate", "doc": "The plate.", "aliases": ["licensePlate"], "type": ["null", "string"],
                 "default": null},
                {"name": "licensePlate",""";
        var text = Files.readString(schemas.resolve(EVENT + "v1.avsc"))
                .replaceFirst("\\{\\s*\"name\": \"licensePlate\",", plate);
        for (var version : new int[] {2, 3}) {
            Files.writeString(
                    schemas.resolve(EVENT + "v" + version + ".avsc"),
                    text.replaceFirst("\"version\": 1", "\"version\": " + version));
        }

        assertThat(SchemaGate.check(schemas))
                .filteredOn(refusal -> refusal.file().endsWith("v3.avsc"))
                .extracting(Refusal::rule)
                .contains("aliases", "compatibility");
    }
}
