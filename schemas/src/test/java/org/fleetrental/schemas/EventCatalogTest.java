package org.fleetrental.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EventCatalogTest {

    @Test
    void everyCoreEventHasASchema() {
        assertThat(EventCatalog.packed().schemas())
                .extracting(EventSchema::name)
                .contains("VehicleRegistered", "VehicleStateChanged", "OdometerRecorded")
                .contains("RentalReserved", "RentalActivated", "RentalCompleted")
                .contains("MaintenanceScheduled", "MaintenanceCompleted")
                .contains("ChargeCreated", "PaymentReceived");
    }

    @Test
    void theyAreSortedSoThatVersionsFollowEachOther() {
        assertThat(EventCatalog.packed().schemas()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatASchemaSaysOfItselfIsWhatItsFileSays() throws IOException {
        for (var schema : EventCatalog.packed().schemas()) {
            var json = new ObjectMapper().readTree(schema.content());
            assertThat(json.path("name").asText()).as(schema.file()).isEqualTo(schema.name());
            assertThat(json.path("version").asInt()).as(schema.file()).isEqualTo(schema.version());
            assertThat(json.path("namespace").asText()).as(schema.file()).endsWith("." + schema.owner());
        }
    }
}
