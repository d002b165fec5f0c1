package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventDescription.Status;
import org.junit.jupiter.api.Test;

class CodeOwnersTest {

    @Test
    void everyOwnerAndConsumerOfAnEventIsAskedForReview() throws IOException {
        var lines = Files.readAllLines(Folders.repository().resolve(".github/CODEOWNERS"));
        for (var type : EventCatalog.packed().types()) {
            var asked = lines.stream()
                    .filter(line -> line.startsWith("/schemas/" + type.owner() + "/ "))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .toList();
            assertThat(asked).as(type.folder()).contains("@fleet-rental/" + type.owner());
            if (type.description().status() != Status.ENDED) {
                assertThat(asked)
                        .as(type.folder())
                        .containsAll(type.description().consumers().keySet().stream()
                                .map(consumer -> "@fleet-rental/" + consumer)
                                .toList());
            }
        }
    }
}
