package org.fleetrental.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV of vehicles: a header line with {@code vin, make, model, year} and, if wanted, {@code vehicleClass,
 * licensePlate, odometerKm}; then a vehicle a line. Whether a vehicle is acceptable is for fleet-service to say.
 */
final class VehicleFile {

    private static final List<String> REQUIRED = List.of("vin", "make", "model", "year");
    private static final List<String> NUMBERS = List.of("year", "odometerKm");
    private static final List<String> TEXTS = List.of("vin", "make", "model", "vehicleClass", "licensePlate");
    private static final int LINES_MAX = 10_000;

    /** A line that can be sent; {@code vehicle} is the body of the request. */
    record Line(long number, Map<String, Object> vehicle) {}

    /** A line that cannot, and why. */
    record WrongLine(long number, String reason) {}

    record Content(List<Line> lines, List<WrongLine> wrongLines) {}

    private VehicleFile() {}

    /** @throws IOException if the file cannot be read, has no usable header, or is longer than 10,000 lines */
    static Content read(Path file) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        var content = new Content(new ArrayList<>(), new ArrayList<>());
        try (var reader = Files.newBufferedReader(file);
                var parser = format.parse(reader)) {
            if (!parser.getHeaderNames().containsAll(REQUIRED)) {
                throw new IOException(
                        "%s: the first line must name the columns, at least %s".formatted(file, REQUIRED));
            }
            for (var row : parser) {
                if (row.getRecordNumber() > LINES_MAX) {
                    throw new IOException("%s has more than %d lines".formatted(file, LINES_MAX));
                }
                read(row, parser.getCurrentLineNumber(), content);
            }
        }
        return content;
    }

    private static void read(CSVRecord row, long number, Content content) {
        if (!row.isConsistent()) {
            content.wrongLines()
                    .add(new WrongLine(
                            number,
                            row.size() + " columns, the header has "
                                    + row.getParser().getHeaderNames().size()));
            return;
        }
        var vehicle = new LinkedHashMap<String, Object>();
        for (var column : TEXTS) {
            if (isFilled(row, column)) {
                vehicle.put(column, row.get(column));
            }
        }
        for (var column : NUMBERS) {
            if (isFilled(row, column)) {
                try {
                    vehicle.put(column, Integer.valueOf(row.get(column)));
                } catch (NumberFormatException notNumber) {
                    content.wrongLines()
                            .add(new WrongLine(
                                    number, "%s: not a whole number: %s".formatted(column, row.get(column))));
                    return;
                }
            }
        }
        content.lines().add(new Line(number, vehicle));
    }

    private static boolean isFilled(CSVRecord row, String column) {
        return row.isMapped(column) && !row.get(column).isEmpty();
    }
}
