package org.fleetrental.messaging.schema;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadyServiceTest {

    private static final String CHECK = "event schemas in the registry";

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @Test
    void aServiceWhoseSchemasAreRegisteredGetsReady() {
        await().untilAsserted(() -> given().get(ready)
                .then()
                .statusCode(200)
                .body("checks.name", hasItem(CHECK))
                .body("status", equalTo("UP")));
        given().get(live).then().statusCode(200).body("checks.name", not(hasItem(CHECK)));
    }

    /** The catalog is read from inside the application, whose class loader is not the JVM's. */
    @Test
    void itWritesTheNewestSchemaOfEachOfItsEvents() {
        assertThat(WrittenSchemas.of("fleet"))
                .extracting(SchemaReference::name)
                .contains("VehicleRegistered", "OdometerRecorded")
                .doesNotContain("RentalReserved");
        assertThat(WrittenSchemas.of("nobody")).isEmpty();
    }
}
