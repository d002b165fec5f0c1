package org.fleetrental.fleet.vehicle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.fleetrental.http.Csv;

/** Vehicles as a table that is written part by part. */
final class VehicleCsv {

    private static final List<String> HEADER = List.of(
            "id",
            "vin",
            "make",
            "model",
            "year",
            "vehicleClass",
            "licensePlate",
            "state",
            "odometerKm",
            "registeredAt");

    private final Writer out;

    /** Begins with the names of the columns. */
    VehicleCsv(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write(Csv.line(HEADER));
    }

    void write(List<Vehicle> vehicles) throws IOException {
        for (var vehicle : vehicles) {
            out.write(line(VehicleView.of(vehicle)));
        }
        out.flush();
    }

    private static String line(VehicleView vehicle) {
        return Csv.line(Arrays.asList(
                vehicle.id(),
                vehicle.vin(),
                vehicle.make(),
                vehicle.model(),
                vehicle.year(),
                vehicle.vehicleClass(),
                vehicle.licensePlate(),
                vehicle.state(),
                vehicle.odometerKm(),
                vehicle.registeredAt()));
    }
}
