package org.fleetrental.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.catalog.SchemaChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaChangeTest {

    private static final String SCHEMA = """
            {"type": "record", "name": "Event", "fields": [%s]}
            """;
    private static final String ID = "{\"name\": \"id\", \"doc\": \"Whose.\", \"type\": \"string\"}";
    private static final String PART = """
            {"name": "part", "type": {"type": "record", "name": "Part", "fields": [
              {"name": "size", "type": "int"}]}}
            """;

    @Test
    void aNewVersionIsToldByItsFields(@TempDir Path folder) {
        var type = Garage.in(folder).type("DoorOpened").orElseThrow();
        assertThat(SchemaChange.between(type.schemas().getFirst(), type.newest()))
                .containsExactly(
                        new SchemaChange(Kind.CHANGED, "door.state", "symbols: OPEN, UNKNOWN → OPEN, UNKNOWN, AJAR"),
                        new SchemaChange(
                                Kind.ADDED, "byHand", "optional yes or no, default nothing: Not by the motor."));
    }

    @Test
    void aRecordThatGoesIsOneChange() {
        assertThat(SchemaChange.between(schema(ID + "," + PART), schema(ID)))
                .containsExactly(new SchemaChange(Kind.REMOVED, "part", "Part"));
        assertThat(SchemaChange.between(schema(ID), schema(ID + "," + PART)))
                .containsExactly(new SchemaChange(Kind.ADDED, "part", "Part"));
    }

    @Test
    void typeDefaultAndDocAreToldApart() {
        var after = "{\"name\": \"id\", \"doc\": \"Of whom.\", \"type\": \"int\", \"default\": 0}";
        assertThat(SchemaChange.between(schema(ID), schema(after)))
                .extracting(SchemaChange::detail)
                .containsExactly("type: text → whole number, 32 bit", "default: none → 0", "doc: Whose. → Of whom.");
    }

    @Test
    void theSameSchemaIsNoChange() {
        assertThat(SchemaChange.between(schema(ID + "," + PART), schema(ID + "," + PART)))
                .isEmpty();
    }

    private static EventSchema schema(String fields) {
        return new EventSchema("garage", "Event", 1, SCHEMA.formatted(fields));
    }
}
