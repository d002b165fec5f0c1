package org.fleetrental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventDescription.Status;
import org.fleetrental.schemas.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build leaves out when it makes classes of schemas, it is told by hand in the pom. */
class EventClassesTest {

    private static final EventCatalog CATALOG = EventCatalog.packed();

    static List<String> events() {
        return CATALOG.types().stream().map(EventType::name).toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theClassOfAnEventIsMadeFromItsNewestSchemaAndOneThatHasEndedHasNone(String event) throws Exception {
        var type = CATALOG.type(event).orElseThrow();
        var name = "org.fleetrental.events." + type.owner() + "." + type.name();
        if (type.description().status() == Status.ENDED) {
            assertThatThrownBy(() -> Class.forName(name))
                    .as("excluded in shared-events/pom.xml, and gone with mvn clean: %s", name)
                    .isInstanceOf(ClassNotFoundException.class);
        } else {
            var version = SpecificData.get().getSchema(Class.forName(name)).getObjectProp("version");
            assertThat(version).isEqualTo(type.newest().version());
        }
    }
}
