package org.fleetrental.schemas.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.fleetrental.schemas.EventCatalog;

/**
 * A made-up catalog: DoorOpened has two versions and replaces DoorMoved, which is deprecated; DoorStuck has ended; the
 * desk reacts to all three.
 */
final class Garage {

    private static final String SNAPSHOT = """
            {"name": "door", "doc": "The door after it.", "type": {"type": "record", "name": "DoorSnapshot",
             "namespace": "org.fleetrental.events.garage", "doc": "A door.", "fields": [
              {"name": "doorId", "doc": "The door.", "type": {"type": "string", "logicalType": "uuid"}},
              {"name": "openedAt", "doc": "Since when.", "default": null,
               "type": ["null", {"type": "long", "logicalType": "timestamp-micros"}]},
              {"name": "rooms", "doc": "Behind it.", "type": {"type": "array", "items": {"type": "record",
               "name": "Room", "doc": "A room.", "fields": [
                {"name": "floor", "doc": "From 0.", "type": "int"}]}}},
              {"name": "state", "doc": "State <after> the event.", "type": {"type": "enum", "name": "DoorState",
               "doc": "How it stands.", "symbols": ["OPEN", "UNKNOWN"%s], "default": "UNKNOWN"}}]}}
            """;

    private Garage() {}

    static EventCatalog in(Path folder) {
        event(folder, "DoorOpened", "active", "", "  2:\n    released: 2026-03-01\n    changes: Who opened it.\n");
        schema(folder, "DoorOpened", 1, SNAPSHOT.formatted(""));
        schema(folder, "DoorOpened", 2, SNAPSHOT.formatted(", \"AJAR\"") + """
                , {"name": "byHand", "doc": "Not by the motor.", "type": ["null", "boolean"], "default": null}
                """);
        example(folder, "DoorOpened", 1, "");
        example(folder, "DoorOpened", 2, ", \"byHand\": {\"boolean\": true}");
        event(folder, "DoorMoved", "deprecated", "replacedBy: DoorOpened\n", "");
        schema(folder, "DoorMoved", 1, SNAPSHOT.formatted(""));
        event(folder, "DoorStuck", "ended", "replacedBy: DoorOpened\n", "");
        schema(folder, "DoorStuck", 1, SNAPSHOT.formatted(""));
        return EventCatalog.in(folder);
    }

    private static void event(Path folder, String name, String status, String replaced, String versions) {
        write(folder.resolve("garage/" + name + "/event.yaml"), """
                owner: garage
                topic: fleet.garage
                key: door.doorId
                when: A door has moved <script>alert("when")</script>.
                purpose: Tells who can drive out & in.
                status: %s
                %spersonalData: none
                consumers:
                  desk:
                    why: lets the 'next' car go
                    uses:
                      - door.doorId
                      - door.rooms.floor
                versions:
                  1:
                    released: 2026-01-01
                    changes: The first version.
                %s""".formatted(status, replaced, versions));
    }

    private static void schema(Path folder, String name, int version, String fields) {
        write(folder.resolve("garage/%s/v%d.avsc".formatted(name, version)), """
                {"type": "record", "name": "%s", "namespace": "org.fleetrental.events.garage", "version": %d,
                 "doc": "A door has moved.", "fields": [%s]}
                """.formatted(name, version, fields));
    }

    private static void example(Path folder, String name, int version, String more) {
        write(folder.resolve("garage/%s/examples/v%d-by-night.json".formatted(name, version)), """
                {"door": {"doorId": "0199f3a0-4c1e-7d20-9b3a-1c5f0a7e2b11", "openedAt": {"long": 1795165471000000},
                 "rooms": [{"floor": 2}], "state": "OPEN"}%s}
                """.formatted(more));
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
