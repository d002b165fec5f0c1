package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.RegistrationException;
import org.fleetrental.schemas.SchemaRegistration;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final String FIELD_A = "{\"name\":\"a\",\"type\":\"string\"}";
    private static final String FIELD_B = "{\"name\":\"b\",\"type\":\"int\"}";
    private static final String FIELD_C = "{\"name\":\"c\",\"type\":[\"null\",\"int\"],\"default\":null}";

    private final SchemaRegistration registration =
            new SchemaRegistration(URI.create(BackingServices.shared().registryUrl()));

    @Test
    void registeringAgainAddsNothing() {
        assertThat(registration.register(EventCatalog.packed().schemas())).isZero();
    }

    @Test
    void aVersionThatEveryOtherCanReadIsTaken() {
        registration.register(List.of(schema("Grown", 1, FIELD_A)));
        assertThat(registration.register(
                        List.of(schema("Grown", 1, FIELD_A), schema("Grown", 2, FIELD_A + "," + FIELD_C))))
                .isEqualTo(1);
    }

    @Test
    void aBreakingChangeIsRefusedWithTheNameOfItsFile() {
        registration.register(List.of(schema("Broken", 1, FIELD_A)));
        assertThatThrownBy(() -> registration.register(List.of(schema("Broken", 2, FIELD_A + "," + FIELD_B))))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("schemas/fleet/Broken/v2.avsc");
    }

    @Test
    void aReleasedVersionCannotChange() {
        registration.register(List.of(schema("Frozen", 1, FIELD_A)));
        assertThatThrownBy(() -> registration.register(List.of(schema("Frozen", 1, FIELD_A + "," + FIELD_C))))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("schemas/fleet/Frozen/v1.avsc")
                .hasMessageContaining("never changes");
    }

    @Test
    void whatIsNoSchemaIsRefused() {
        assertThatThrownBy(() -> registration.register(List.of(schema("Nonsense", 1, "{\"name\":\"a\"}"))))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("schemas/fleet/Nonsense/v1.avsc");
    }

    private static EventSchema schema(String name, int version, String fields) {
        var content = "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"org.fleetrental.test\",\"fields\":[%s]}"
                .formatted(name, fields);
        return new EventSchema("fleet", name, version, content);
    }
}
