package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The folder of an event that there has not been before, to be filled in: every TODO is a question. */
final class NewEvent {

    private static final String SCHEMA = """
            {
              "type": "record",
              "name": "%1$s",
              "namespace": "org.fleetrental.events.%2$s",
              "version": 1,
              "doc": "TODO, what has happened, one sentence.",
              "fields": [
                {
                  "name": "aggregateId",
                  "doc": "TODO, name it after the aggregate. A snapshot of it belongs here too, as in other events.",
                  "type": {
                    "type": "string",
                    "logicalType": "uuid"
                  }
                }
              ]
            }
            """;

    private static final String DESCRIPTION = """
            owner: %2$s
            topic: %3$s
            key: aggregateId
            when: TODO, what has happened when it is published, one sentence.
            purpose: TODO, why others want to know, one sentence.
            status: active
            personalData: none
            consumers: {}
            versions:
              1:
                released: %4$s
                changes: The first version.
            """;

    private static final String EXAMPLE = """
            {
              "aggregateId": "%s"
            }
            """;

    private final Path folder;
    private final String owner;
    private final String name;

    /** @param schemas the folder of all schemas */
    NewEvent(Path schemas, String owner, String name) {
        this.folder = schemas.resolve(owner).resolve(name);
        this.owner = owner;
        this.name = name;
    }

    /** @return the new files */
    List<Path> make(String topic, LocalDate released) throws IOException {
        Files.createDirectories(folder.resolve("examples"));
        return List.of(
                write("v1.avsc", SCHEMA.formatted(name, owner)),
                write("event.yaml", DESCRIPTION.formatted(name, owner, topic, released)),
                write("examples/v1-first.json", EXAMPLE.formatted("0199f3d0-0102-7304-8506-0708090a0b0c")),
                write("examples/v1-second.json", EXAMPLE.formatted("0199f3d0-0102-7304-8506-0708090a0b0d")));
    }

    private Path write(String file, String content) throws IOException {
        return Files.writeString(folder.resolve(file), content);
    }
}
