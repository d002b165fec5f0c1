package org.fleetrental.fleet.vehicle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Vehicles as a table, RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which
 * the spreadsheet takes as the sign of text: make, model and plate are people's words.
 */
final class VehicleCsv {

    static final String MEDIA_TYPE = "text/csv";

    private static final String HEADER =
            "id,vin,make,model,year,vehicleClass,licensePlate,state,odometerKm,registeredAt\r\n";

    private final Writer out;

    /** Begins with the names of the columns. */
    VehicleCsv(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write(HEADER);
    }

    void write(List<Vehicle> vehicles) throws IOException {
        for (var vehicle : vehicles) {
            out.write(line(VehicleView.of(vehicle)));
        }
        out.flush();
    }

    private static String line(VehicleView vehicle) {
        return Stream.of(
                        vehicle.id().toString(),
                        vehicle.vin(),
                        vehicle.make(),
                        vehicle.model(),
                        Integer.toString(vehicle.year()),
                        vehicle.vehicleClass().name(),
                        vehicle.licensePlate() == null ? "" : vehicle.licensePlate(),
                        vehicle.state().name(),
                        Integer.toString(vehicle.odometerKm()),
                        vehicle.registeredAt().toString())
                .map(VehicleCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
