package org.fleetrental.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample that {@code ./fleet demo} registers. */
class DemoVehiclesTest {

    private static final List<String> LINES = read();

    @Test
    void theSampleIsLargeEnoughForATour() {
        assertThat(LINES.getFirst()).isEqualTo("vin,make,model,year,vehicleClass,licensePlate,odometerKm");
        assertThat(LINES).hasSizeGreaterThan(60);
    }

    @Test
    void everyVehicleOfTheSampleCanBeRegistered() {
        var vins = new HashSet<String>();
        for (var line : LINES.subList(1, LINES.size())) {
            var fields = List.of(line.split(",", -1));
            assertThat(fields).as(line).hasSize(7).noneMatch(String::isBlank);
            assertThat(Vin.parse(fields.get(0))).as(line).isInstanceOf(Vin.Valid.class);
            assertThat(vins.add(fields.get(0)))
                    .as("VIN is there twice: %s", line)
                    .isTrue();
            assertThat(Integer.parseInt(fields.get(3))).as(line).isBetween(1886, 2100);
            assertThat(VehicleClass.valueOf(fields.get(4))).as(line).isNotNull();
            assertThat(fields.get(5)).as(line).hasSizeLessThanOrEqualTo(20);
            assertThat(Integer.parseInt(fields.get(6))).as(line).isNotNegative();
        }
    }

    private static List<String> read() {
        var file = Path.of(System.getProperty("fleet.home"), "deploy/local/demo/vehicles.csv");
        try {
            return Files.readAllLines(file);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
