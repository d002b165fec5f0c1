package org.fleetrental.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.fleet.FleetApi.as;
import static org.fleetrental.fleet.FleetApi.newVin;
import static org.fleetrental.fleet.FleetApi.register;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VehicleCsvTest {

    @Test
    void theListIsATableForThoseWhoAskForOne() {
        var vin = newVin();
        register(Map.of("vin", vin, "make", "=1+1", "model", "Daily, \"long\"", "year", 2021, "vehicleClass", "LUXURY"))
                .statusCode(201);
        register(Map.of("vin", newVin(), "make", "Iveco", "model", "Daily", "year", 2021))
                .statusCode(201);

        var lines = as("accountant")
                .accept("text/csv")
                .get("/v1/vehicles?vehicleClass=LUXURY")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .extract()
                .asString()
                .split("\r\n");

        assertThat(lines[0])
                .isEqualTo("id,vin,make,model,year,vehicleClass,licensePlate,state,odometerKm,registeredAt");
        assertThat(lines)
                .filteredOn(line -> line.contains(vin))
                .singleElement()
                .asString()
                .contains(vin + ",'=1+1,\"Daily, \"\"long\"\"\",2021,LUXURY,,AVAILABLE,0,");
        assertThat(lines).filteredOn(line -> line.contains("STANDARD")).isEmpty();
    }

    @Test
    void whoAsksForNothingInParticularGetsJson() {
        as("agent").get("/v1/vehicles").then().header("Content-Type", startsWith("application/json"));
    }
}
