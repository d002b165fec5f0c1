package org.fleetrental.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fleetrental.schemas.EventType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldPathTest {

    @TempDir
    Path folder;

    private EventType type;

    @BeforeEach
    void makeCatalog() {
        type = Garage.in(folder).type("DoorOpened").orElseThrow();
    }

    @Test
    void aPathImpliesEveryFieldOnItsWay() {
        assertThat(FieldPath.of(type, "door.rooms.floor").orElseThrow().steps())
                .extracting(FieldPath.Step::toString)
                .containsExactly("DoorOpened.door", "DoorSnapshot.rooms", "Room.floor");
    }

    @Test
    void aFieldOfALaterVersionSaysSinceWhen() {
        assertThat(FieldPath.of(type, "byHand since 2").orElseThrow().steps())
                .containsExactly(new FieldPath.Step("org.fleetrental.events.garage.DoorOpened", "byHand"));
    }

    @Test
    void aPathToNowhereIsNone() {
        assertThat(FieldPath.of(type, "door.colour")).isEmpty();
        assertThat(FieldPath.of(type, "door.doorId.length")).isEmpty();
    }
}
