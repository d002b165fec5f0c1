package org.fleetrental.schemas.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The gate itself: `./fleet test` fails if the schemas of this repository may not land as they are. */
class SchemaGateTest {

    private static final Path SCHEMAS = Path.of(System.getProperty("fleet.home", ".."), "schemas");

    @Test
    void theSchemasOfThisRepositoryMayLand() {
        var refusals = SchemaGate.check(SCHEMAS);
        assertThat(refusals)
                .as(() -> refusals.stream().map(Refusal::text).collect(Collectors.joining("\n", "\n", "\n")))
                .isEmpty();
    }
}
